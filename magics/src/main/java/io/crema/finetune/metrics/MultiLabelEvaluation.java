package io.crema.finetune.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How well a model that gives any number of labels does on rows.
 *
 * @param measurements its metrics with their intervals
 * @param rowsName what the rows are called: {@code test split of toxic comments}
 * @param slicings one for each column that was asked for
 * @param calibrations how far the probability of each label can be trusted, in their order; none if that was not asked
 * @param notes what a reader of the numbers has to know
 */
public record MultiLabelEvaluation(
        Measurements<LabelSets> measurements,
        String rowsName,
        List<Slicing> slicings,
        List<Calibration> calibrations,
        List<String> notes)
        implements Evaluated {

    public MultiLabelEvaluation {
        slicings = List.copyOf(slicings);
        calibrations = List.copyOf(calibrations);
        notes = List.copyOf(notes);
    }

    /** Of a model that is called something, by some metrics. */
    public static MultiLabelEvaluation of(
            String name, LabelSets rows, List<MultiLabelMetric> metrics, Resampling resampling, String rowsName) {
        return new MultiLabelEvaluation(
                Measurements.of(name, rows, metrics, resampling), rowsName, List.of(), List.of(), List.of());
    }

    /** Puts a baseline beside the model: what it says of the same rows. */
    public MultiLabelEvaluation against(String baseline, LabelSets its) {
        return new MultiLabelEvaluation(measurements.against(baseline, its), rowsName, slicings, calibrations, notes);
    }

    /** The same with sentences that a reader of the numbers has to know. */
    public MultiLabelEvaluation noting(List<String> sentences) {
        return new MultiLabelEvaluation(measurements, rowsName, slicings, calibrations, sentences);
    }

    /**
     * The same with the numbers of the parts that a column's values make.
     *
     * @param values one a row
     */
    public MultiLabelEvaluation sliced(String column, List<String> values) {
        Measure<? super LabelSets> decisive = measurements.measures().get(0);
        List<Measure<? super LabelSets>> metrics = new ArrayList<>(List.of(decisive));
        Stream.of(MultiLabelMetric.MACRO_F1, MultiLabelMetric.SUBSET_ACCURACY)
                .filter(metric -> !metric.equals(decisive))
                .forEach(metrics::add);
        List<Slicing> more = new ArrayList<>(slicings);
        more.add(Slicing.of(column, values, measurements, metrics.subList(0, 2)));
        return new MultiLabelEvaluation(measurements, rowsName, more, calibrations, notes);
    }

    /**
     * The same with how far each label's probability can be trusted, before and after a temperature of its own.
     *
     * @param validation other rows, on which the temperatures are fitted
     * @param name what they are called
     */
    public MultiLabelEvaluation calibrated(LabelSets validation, String name) {
        LabelSets rows = measurements.rows();
        boolean own = validation == rows;
        List<Calibration> each = IntStream.range(0, rows.labels().size())
                .mapToObj(label -> {
                    Predictions decisions = rows.decisions(label);
                    return Calibration.of(
                            decisions, own ? decisions : validation.decisions(label), name, measurements.resampling());
                })
                .toList();
        return new MultiLabelEvaluation(measurements, rowsName, slicings, each, notes);
    }

    /** Precision, recall, F1 and support of every label, each a decision of its own. */
    public List<ClassScores> labels() {
        LabelSets rows = measurements.rows();
        return IntStream.range(0, rows.labels().size())
                .mapToObj(label -> {
                    ClassScores scores = ClassScores.of(rows.decisions(label), measurements.resampling())
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
}
