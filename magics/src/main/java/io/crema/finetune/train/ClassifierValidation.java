package io.crema.finetune.train;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.metrics.Metrics;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Labels;
import io.crema.finetune.model.Objective;
import io.crema.finetune.model.Outputs;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Softmax;
import io.crema.finetune.train.Scores.Score;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Cross entropy, macro-F1 and accuracy of a classifier. */
public record ClassifierValidation(Outputs outputs, Classifier classifier, Labels labels) implements Validation {

    @Override
    public Scores measure(Progress progress) {
        return of(outputs.measure(progress), labels.all(), classifier.labels());
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
                        new Score("accuracy", Metrics.ACCURACY.of(predictions).value(), true)),
                onlyAnswer(predictions));
    }

    private static String onlyAnswer(Predictions predictions) {
        int first = predictions.predicted(0);
        boolean all = IntStream.range(0, predictions.size()).allMatch(row -> predictions.predicted(row) == first);
        boolean choice = predictions.labels().size() > 1;
        return all && choice ? "the label \"" + predictions.labels().get(first) + "\"" : "";
    }

    /** Always saying the most frequent label; empty where there is no other. */
    @Override
    public Optional<Guards.Floor> floor(LabelledData training) {
        int[] counts = new int[classifier.labels().size()];
        Arrays.stream(training.labelIndices()).forEach(label -> counts[label]++);
        int most = IntStream.range(0, counts.length)
                .reduce((a, b) -> counts[b] > counts[a] ? b : a)
                .orElse(0);
        if (counts.length < 2) {
            return Optional.empty();
        }
        float[] always = new float[counts.length];
        always[most] = 1;
        float[][] rows = new float[labels.size()][];
        Arrays.fill(rows, always);
        boolean plain = classifier.objective().equals(Objective.singleLabel());
        return Optional.of(new Guards.Floor(
                "always saying \"" + classifier.labels().get(most) + "\"",
                of(rows, labels.all(), classifier.labels()),
                plain ? counts.length : 0));
    }
}
