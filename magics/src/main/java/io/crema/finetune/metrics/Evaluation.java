package io.crema.finetune.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well a model does on rows: metrics with intervals, beside baselines on the same rows.
 *
 * <p>Immutable; {@link #against} gives a new one. The same predictions and seed give the same numbers.
 */
public final class Evaluation {
    private final String name;
    private final String rowsName;
    private final Predictions predictions;
    private final List<Metric> metrics;
    private final Resampling resampling;
    private final Replicates replicates;
    private final List<Comparison> comparisons;

    private Evaluation(
            String name,
            String rowsName,
            Predictions predictions,
            List<Metric> metrics,
            Resampling resampling,
            Replicates replicates,
            List<Comparison> comparisons) {
        this.name = name;
        this.rowsName = rowsName;
        this.predictions = predictions;
        this.metrics = metrics;
        this.resampling = resampling;
        this.replicates = replicates;
        this.comparisons = comparisons;
    }

    /**
     * Every metric that applies.
     *
     * @param name of the model, as tables and sentences call it
     */
    public static Evaluation of(String name, Predictions predictions, Resampling resampling) {
        return of(name, predictions, Metrics.applicableTo(predictions), resampling);
    }

    /** The metrics given, in their order. */
    public static Evaluation of(String name, Predictions predictions, List<Metric> metrics, Resampling resampling) {
        List<Metric> copy = List.copyOf(metrics);
        Replicates replicates = Replicates.of(predictions, copy, resampling);
        return new Evaluation(name, "rows", predictions, copy, resampling, replicates, List.of());
    }

    /**
     * Puts a baseline beside the model.
     *
     * @param baseline its name
     * @param itsPredictions of the same rows in the same order
     * @throws IllegalArgumentException if they are of other rows, weights or labels
     */
    public Evaluation against(String baseline, Predictions itsPredictions) {
        requireSameRows(baseline, itsPredictions);
        Replicates its = Replicates.of(itsPredictions, metrics, resampling);
        List<Measured> measured = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        for (int index = 0; index < metrics.size(); index++) {
            Metric metric = metrics.get(index);
            Score score = less(metric.of(predictions), baseline, metric.of(itsPredictions));
            measured.add(its.measured(index, metric, itsPredictions));
            differences.add(new Difference(name, baseline, replicates.difference(index, metric, score, its)));
        }
        List<Comparison> longer = new ArrayList<>(comparisons);
        longer.add(new Comparison(baseline, measured, differences));
        return new Evaluation(name, rowsName, predictions, metrics, resampling, replicates, List.copyOf(longer));
    }

    private void requireSameRows(String baseline, Predictions its) {
        boolean same = its.labels().equals(labels())
                && its.size() == size()
                && IntStream.range(0, size())
                        .allMatch(row ->
                                its.truth(row) == predictions.truth(row) && its.weight(row) == predictions.weight(row));
        if (!same) {
            throw new IllegalArgumentException(baseline + " was predicted on other rows than " + name
                    + ": a comparison needs both on the same rows in the same order");
        }
    }

    private Score less(Score ours, String baseline, Score theirs) {
        if (ours.isDefined() && theirs.isDefined()) {
            return Score.of(ours.value() - theirs.value());
        }
        return ours.isDefined()
                ? Score.undefined(baseline + ": " + theirs.reason())
                : Score.undefined(name + ": " + ours.reason());
    }

    /** The same, its rows called something: {@code test split}. */
    public Evaluation on(String rows) {
        return new Evaluation(name, rows, predictions, metrics, resampling, replicates, comparisons);
    }

    /** What the rows are called. */
    public String rowsName() {
        return rowsName;
    }

    /** The model's name. */
    public String name() {
        return name;
    }

    public Predictions predictions() {
        return predictions;
    }

    public List<String> labels() {
        return predictions.labels();
    }

    /** How many rows were evaluated. */
    public int size() {
        return predictions.size();
    }

    public List<Metric> metrics() {
        return metrics;
    }

    /** How the intervals were found: resamples, level, seed. */
    public Resampling resampling() {
        return resampling;
    }

    /** The model's values, in the order of {@link #metrics}. */
    public List<Measured> measured() {
        return IntStream.range(0, metrics.size())
                .mapToObj(index -> replicates.measured(index, metrics.get(index), predictions))
                .toList();
    }

    /** The model's value of one metric; one that was not asked for has no interval. */
    public Measured measured(Metric metric) {
        int index = metrics.indexOf(metric);
        return index < 0
                ? new Measured(metric, Estimate.withoutInterval(metric.of(predictions)))
                : replicates.measured(index, metric, predictions);
    }

    /** One for each baseline, in the order they were put beside the model. */
    public List<Comparison> comparisons() {
        return comparisons;
    }

    /** What the comparisons say by one metric, a sentence for each baseline. */
    public List<String> verdicts(Metric metric) {
        return comparisons.stream()
                .map(comparison -> comparison.difference(metric).sentence())
                .toList();
    }

    public ConfusionMatrix confusion() {
        return predictions.confusion();
    }

    /** Precision, recall, F1 and support of every class, in the order of the labels. */
    public List<ClassScores> classes() {
        ConfusionMatrix confusion = confusion();
        return IntStream.range(0, confusion.classes())
                .mapToObj(label -> new ClassScores(
                        labels().get(label),
                        confusion.precision(label),
                        confusion.recall(label),
                        confusion.f1(label),
                        confusion.support(label)))
                .toList();
    }

    /**
     * The wrong predictions of which the model was surest, surest first; ties in the order of rows.
     *
     * @throws IllegalStateException if the model gave no probabilities
     */
    public List<ConfidentError> mostConfidentErrors(int limit) {
        return IntStream.range(0, size())
                .filter(row -> predictions.predicted(row) != predictions.truth(row))
                .mapToObj(row -> new ConfidentError(
                        row,
                        labels().get(predictions.truth(row)),
                        labels().get(predictions.predicted(row)),
                        predictions.confidence(row)))
                .sorted(Comparator.comparingDouble(ConfidentError::confidence).reversed())
                .limit(limit)
                .toList();
    }
}
