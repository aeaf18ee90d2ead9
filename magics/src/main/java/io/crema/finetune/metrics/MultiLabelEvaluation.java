package io.crema.finetune.metrics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How well a model that gives any number of labels does on rows.
 *
 * @param measurements its metrics with their intervals
 * @param rowsName what the rows are called: {@code test split of toxic comments}
 * @param notes what a reader of the numbers has to know
 */
public record MultiLabelEvaluation(Measurements<LabelSets> measurements, String rowsName, List<String> notes)
        implements Evaluated {

    public MultiLabelEvaluation {
        notes = List.copyOf(notes);
    }

    /** Of a model that is called something, by some metrics. */
    public static MultiLabelEvaluation of(
            String name, LabelSets rows, List<MultiLabelMetric> metrics, Resampling resampling, String rowsName) {
        return new MultiLabelEvaluation(Measurements.of(name, rows, metrics, resampling), rowsName, List.of());
    }

    /** Puts a baseline beside the model: what it says of the same rows. */
    public MultiLabelEvaluation against(String baseline, LabelSets its) {
        return new MultiLabelEvaluation(measurements.against(baseline, its), rowsName, notes);
    }

    /** The same with sentences that a reader of the numbers has to know. */
    public MultiLabelEvaluation noting(List<String> sentences) {
        return new MultiLabelEvaluation(measurements, rowsName, sentences);
    }

    /** Precision, recall, F1 and support of every label, each a decision of its own. */
    public List<ClassScores> labels() {
        LabelSets rows = measurements.rows();
        return IntStream.range(0, rows.labels().size())
                .mapToObj(label -> {
                    ClassScores scores = ClassScores.of(decisions(rows, label), measurements.resampling())
                            .get(1);
                    return new ClassScores(
                            rows.labels().get(label),
                            scores.precision(),
                            scores.recall(),
                            scores.f1(),
                            scores.support());
                })
                .toList();
    }

    /** One label as a choice between not having it and having it. */
    private static Predictions decisions(LabelSets rows, int label) {
        int[] truth = new int[rows.size()];
        int[] predicted = new int[rows.size()];
        for (int row = 0; row < truth.length; row++) {
            truth[row] = rows.isTrue(row, label) ? 1 : 0;
            predicted[row] = rows.isPredicted(row, label) ? 1 : 0;
        }
        String name = rows.labels().get(label);
        return Predictions.of(List.of("not " + name, name), truth, predicted).weighted(rows.weights());
    }
}
