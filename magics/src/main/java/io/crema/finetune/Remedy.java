package io.crema.finetune;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.fairness.BiasException;
import io.crema.finetune.fairness.BiasOptions;
import io.crema.finetune.fairness.Criterion;
import io.crema.finetune.fairness.Mitigation;
import io.crema.finetune.fairness.Reweighing;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.model.WeightedLabel;
import io.crema.finetune.strategy.FewShot;
import java.util.List;
import java.util.stream.IntStream;

/** What may narrow gaps. */
sealed interface Remedy {

    /** What it is called: {@code reweighing}. */
    String method();

    /**
     * Tries it, on other rows than those that are reported on.
     *
     * @param columns the sensitive ones
     * @param before the rows that are reported on, as they were decided
     * @param reported the same rows
     */
    Mitigation tryOn(
            Judged judged,
            String positive,
            List<String> columns,
            Mitigation.Rows before,
            LabelledData reported,
            BiasOptions options);

    /** A threshold for each group, fitted on the validation part. */
    record Thresholds(Criterion criterion) implements Remedy {
        @Override
        public String method() {
            return Mitigation.thresholdsFor(criterion);
        }

        @Override
        public Mitigation tryOn(
                Judged judged,
                String positive,
                List<String> columns,
                Mitigation.Rows before,
                LabelledData reported,
                BiasOptions options) {
            LabelledData validation = judged.data().validation();
            if (judged.data().isValidation(reported)) {
                throw new BiasException(
                        "thresholds are fitted on the validation part, and would be reported on the same rows",
                        BiasException.Remedy.DIVIDE);
            }
            Predictions predictions = judged.predictions(validation, List.of(positive));
            var fitting = new Mitigation.Rows(predictions, BiasAudit.features(columns, validation));
            return Mitigation.thresholds(criterion, positive, fitting, before, options);
        }
    }

    /** The same training, its rows weighed so that labels and groups have nothing to do with each other. */
    record Reweigh() implements Remedy {
        @Override
        public String method() {
            return Mitigation.REWEIGHING;
        }

        @Override
        public Mitigation tryOn(
                Judged judged,
                String positive,
                List<String> columns,
                Mitigation.Rows before,
                LabelledData reported,
                BiasOptions options) {
            FineTuned run = judged.run();
            SplitData data = run.data();
            if (run.provenance().strategy() instanceof FewShot) {
                throw new BiasException(
                        "a few-shot run learns from pairs of examples, which have no weights",
                        BiasException.Remedy.ANOTHER_STRATEGY);
            }
            if (data.isTraining(reported)) {
                throw new BiasException(
                        "reweighing learns from the training part, and would be reported on the same rows",
                        BiasException.Remedy.DIVIDE);
            }
            LabelledData training = data.train();
            double[] weights = Reweighing.weights(labels(training), BiasAudit.features(columns, training));
            try (FineTuned again = FineTuning.of(run.classifier().pretrained())
                    .on(data)
                    .strategy(run.provenance().strategy())
                    .with(any -> run.provenance().hyperparameters())
                    .seed(run.provenance().seed())
                    .watchedBy(run.progress())
                    .objective(new WeightedLabel("reweighing by " + String.join(" and ", columns), weights))
                    .fit()) {
                Predictions after = again.watchedBy(run.progress()).judged(reported);
                Predictions weighed = after.weighted(IntStream.range(0, after.size())
                        .mapToDouble(before.predictions()::weight)
                        .toArray());
                return Mitigation.reweighing(positive, before, weighed, training.rows(), options);
            }
        }

        private static List<String> labels(LabelledData rows) {
            return IntStream.range(0, rows.rows()).mapToObj(rows::label).toList();
        }
    }
}
