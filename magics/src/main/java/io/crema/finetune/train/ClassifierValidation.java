package io.crema.finetune.train;

import io.crema.finetune.metrics.Metrics;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.model.Labels;
import io.crema.finetune.model.Outputs;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Softmax;
import io.crema.finetune.train.Scores.Score;
import java.util.List;

/** Cross entropy, macro-F1 and accuracy of a classifier. */
public record ClassifierValidation(Outputs outputs, List<String> names, Labels labels) implements Validation {

    @Override
    public Scores measure(Progress progress) {
        return of(outputs.measure(progress), labels.all(), names);
    }

    static Scores of(float[][] logits, int[] truth, List<String> labelNames) {
        double loss = Softmax.crossEntropy(logits, truth);
        if (!Double.isFinite(loss)) {
            return new Scores(loss, List.of(new Score("macro-F1", Double.NaN, true)));
        }
        Predictions predictions = Predictions.of(labelNames, truth, Softmax.rows(logits));
        return new Scores(
                loss,
                List.of(
                        new Score("macro-F1", Metrics.MACRO_F1.of(predictions).value(), true),
                        new Score("accuracy", Metrics.ACCURACY.of(predictions).value(), true)));
    }
}
