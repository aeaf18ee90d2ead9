package io.crema.finetune.train;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.MultiLabel;
import io.crema.finetune.model.Objective;
import io.crema.finetune.model.Outputs;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Regression;
import io.crema.finetune.model.SingleLabel;
import java.util.Arrays;
import java.util.Optional;

/** Measures a model on examples that it is not trained on. */
@FunctionalInterface
public interface Validation {

    /**
     * Measures with the weights of now.
     *
     * @throws java.util.concurrent.CancellationException if cancelled in between
     */
    Scores measure(Progress progress);

    /** What is reached without learning, but for what is most usual in the training part; empty where that is not known. */
    default Optional<Guards.Floor> floor(LabelledData training) {
        return Optional.empty();
    }

    /** The same, where early stopping is to watch the score of a name. */
    default Validation watching(String score) {
        Validation measured = this;
        return new Validation() {
            @Override
            public Scores measure(Progress progress) {
                Scores scores = measured.measure(progress);
                return Double.isFinite(scores.loss()) ? scores.watching(score) : scores;
            }

            @Override
            public Optional<Guards.Floor> floor(LabelledData training) {
                return measured.floor(training);
            }
        };
    }

    /** By the scores that go with what a model learns. */
    static Validation of(Classifier model, Outputs outputs, LabelledData rows) {
        return model.objective().accept(new Objective.Visitor<>() {
            @Override
            public Validation singleLabel(SingleLabel objective) {
                return new ClassifierValidation(outputs, model, objective.targets(rows, model.labels()));
            }

            @Override
            public Validation multiLabel(MultiLabel objective) {
                return new MultiLabelValidation(
                        outputs, objective, model.labels(), objective.targets(rows, model.labels()));
            }

            @Override
            public Validation regression(Regression objective) {
                return new RegressionValidation(
                        outputs,
                        objective,
                        Arrays.stream(Regression.numbers(rows)).boxed().toList());
            }
        });
    }
}
