package io.crema.finetune.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How well a model that chooses one class does on rows: metrics with intervals, beside baselines on the same rows, and
 * what was asked for besides: slices, calibration, errors.
 *
 * <p>Immutable; {@link #against} and its like give a new one. The same predictions and seed give the same numbers.
 */
public final class Evaluation implements Evaluated {
    private final Measurements<Predictions> measurements;
    private final String rowsName;
    private final Details details;

    /** What was asked for besides the metrics. */
    private record Details(
            List<String> notes,
            List<Slicing> slicings,
            @Nullable Calibration calibration,
            List<ConfidentError> errors) {
        static final Details NONE = new Details(List.of(), List.of(), null, List.of());

        Details {
            notes = List.copyOf(notes);
            slicings = List.copyOf(slicings);
            errors = List.copyOf(errors);
        }
    }

    private Evaluation(Measurements<Predictions> measurements, String rowsName, Details details) {
        this.measurements = measurements;
        this.rowsName = rowsName;
        this.details = details;
    }

    /**
     * Every usual metric that applies.
     *
     * @param name of the model, as tables and sentences call it
     */
    public static Evaluation of(String name, Predictions predictions, Resampling resampling) {
        return of(name, predictions, Metrics.applicableTo(predictions), resampling);
    }

    /** The metrics given, in their order. */
    public static Evaluation of(String name, Predictions predictions, List<Metric> metrics, Resampling resampling) {
        return new Evaluation(Measurements.of(name, predictions, metrics, resampling), "rows", Details.NONE);
    }

    /**
     * Puts a baseline beside the model.
     *
     * @param baseline its name
     * @param itsPredictions of the same rows in the same order
     * @throws IllegalArgumentException if they are of other rows, weights or labels
     */
    public Evaluation against(String baseline, Predictions itsPredictions) {
        return new Evaluation(measurements.against(baseline, itsPredictions), rowsName, details);
    }

    /** The same, its rows called something: {@code test split}. */
    public Evaluation on(String rows) {
        return new Evaluation(measurements, rows, details);
    }

    /** The same with a sentence that a reader of the numbers has to know. */
    public Evaluation noting(String note) {
        List<String> more = new ArrayList<>(details.notes());
        more.add(note);
        return with(new Details(more, details.slicings(), details.calibration(), details.errors()));
    }

    /**
     * The same with the numbers of the parts that a column's values make.
     *
     * @param values one a row
     */
    public Evaluation sliced(String column, List<String> values) {
        List<Measure<? super Predictions>> metrics =
                decisive().equals(Metrics.ACCURACY) ? List.of(Metrics.ACCURACY) : List.of(decisive(), Metrics.ACCURACY);
        List<Slicing> more = new ArrayList<>(details.slicings());
        more.add(Slicing.of(column, values, measurements, metrics));
        return with(new Details(details.notes(), more, details.calibration(), details.errors()));
    }

    /**
     * The same with how far its probabilities can be trusted, before and after temperature scaling.
     *
     * @param validation other rows, on which the temperature is fitted
     * @param name what they are called
     * @throws IllegalStateException if there are no probabilities
     */
    public Evaluation calibrated(Predictions validation, String name) {
        Calibration calibration = Calibration.of(predictions(), validation, name, resampling());
        return with(new Details(details.notes(), details.slicings(), calibration, details.errors()));
    }

    /**
     * The same with the errors of which the model was surest.
     *
     * @param examples what was read or looked at, one a row
     * @throws IllegalStateException if there are no probabilities
     */
    public Evaluation withErrors(List<String> examples, int limit) {
        return with(new Details(
                details.notes(), details.slicings(), details.calibration(), mostConfidentErrors(limit, examples)));
    }

    private Evaluation with(Details other) {
        return new Evaluation(measurements, rowsName, other);
    }

    @Override
    public String rowsName() {
        return rowsName;
    }

    /** The model's name. */
    public String name() {
        return measurements.name();
    }

    public Predictions predictions() {
        return measurements.rows();
    }

    public List<String> labels() {
        return predictions().labels();
    }

    /** How many rows were evaluated. */
    public int size() {
        return predictions().size();
    }

    @Override
    public Measurements<Predictions> measurements() {
        return measurements;
    }

    /** The metric by which verdicts are given and slices are ordered: macro-F1 if it is among them, else the first. */
    public Measure<? super Predictions> decisive() {
        return measurements.measures().contains(Metrics.MACRO_F1)
                ? Metrics.MACRO_F1
                : measurements.measures().get(0);
    }

    /** How the intervals were found: resamples, level, seed. */
    public Resampling resampling() {
        return measurements.resampling();
    }

    /** The model's values, in the order that was asked. */
    public List<Measured> measured() {
        return measurements.measured();
    }

    /** The model's value of one metric; one that was not asked for has no interval. */
    public Measured measured(Metric metric) {
        return measurements.measured(metric);
    }

    /** One for each baseline, in the order they were put beside the model. */
    public List<Comparison> comparisons() {
        return measurements.comparisons();
    }

    /** What the comparisons say by one metric, a sentence for each baseline. */
    public List<String> verdicts(Measure<? super Predictions> metric) {
        return measurements.verdicts(metric);
    }

    public ConfusionMatrix confusion() {
        return predictions().confusion();
    }

    /** How its probabilities rank rows, where a metric of that was asked for and can be told. */
    public Optional<RankingCurves> rankings() {
        boolean asked = measurements.measures().stream()
                .anyMatch(measure ->
                        measure.name().endsWith("roc_auc") || measure.name().endsWith("average_precision"));
        return asked && predictions().hasProbabilities()
                ? Optional.of(RankingCurves.of(predictions(), resampling()))
                : Optional.empty();
    }

    /** Precision, recall, F1 and support of every class, in the order of the labels. */
    public List<ClassScores> classes() {
        return ClassScores.of(predictions(), resampling());
    }

    /** What a reader of the numbers has to know. */
    public List<String> notes() {
        return details.notes();
    }

    /** One for each column that was asked for. */
    public List<Slicing> slicings() {
        return details.slicings();
    }

    /** How far the probabilities can be trusted, if that was asked. */
    public Optional<Calibration> calibration() {
        return Optional.ofNullable(details.calibration());
    }

    /** The errors that were asked for, the surest first. */
    public List<ConfidentError> errors() {
        return details.errors();
    }

    /**
     * The wrong predictions of which the model was surest, surest first; ties in the order of rows.
     *
     * @throws IllegalStateException if the model gave no probabilities
     */
    public List<ConfidentError> mostConfidentErrors(int limit) {
        return mostConfidentErrors(limit, List.of());
    }

    private List<ConfidentError> mostConfidentErrors(int limit, List<String> examples) {
        Predictions rows = predictions();
        return IntStream.range(0, size())
                .filter(row -> rows.predicted(row) != rows.truth(row))
                .mapToObj(row -> new ConfidentError(
                        row,
                        row < examples.size() ? examples.get(row) : "",
                        labels().get(rows.truth(row)),
                        labels().get(rows.predicted(row)),
                        rows.confidence(row)))
                .sorted(Comparator.comparingDouble(ConfidentError::confidence).reversed())
                .limit(limit)
                .toList();
    }
}
