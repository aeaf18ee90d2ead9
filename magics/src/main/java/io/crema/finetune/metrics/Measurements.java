package io.crema.finetune.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What measures say of a model on rows, with intervals, beside baselines on the same rows.
 *
 * <p>Immutable; {@link #against} gives a new one. The same answers and seed give the same numbers.
 *
 * @param <R> the rows
 */
public final class Measurements<R extends Weighted<R>> {
    private final String name;
    private final R rows;
    private final List<Measure<? super R>> measures;
    private final Resampling resampling;
    private final Replicates<R> replicates;
    private final List<Comparison> comparisons;

    private Measurements(
            String name,
            R rows,
            List<Measure<? super R>> measures,
            Resampling resampling,
            Replicates<R> replicates,
            List<Comparison> comparisons) {
        this.name = name;
        this.rows = rows;
        this.measures = measures;
        this.resampling = resampling;
        this.replicates = replicates;
        this.comparisons = comparisons;
    }

    /**
     * The measures given, in their order.
     *
     * @param name of the model, as tables and sentences call it
     */
    public static <R extends Weighted<R>> Measurements<R> of(
            String name, R rows, List<? extends Measure<? super R>> measures, Resampling resampling) {
        List<Measure<? super R>> copy = List.copyOf(measures);
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("nothing to measure: name at least one metric");
        }
        return new Measurements<>(name, rows, copy, resampling, Replicates.of(rows, copy, resampling), List.of());
    }

    /**
     * Puts a baseline beside the model.
     *
     * @param baseline its name
     * @param its what it says of the same rows in the same order
     * @throws IllegalArgumentException if they are other rows, weights or labels
     */
    public Measurements<R> against(String baseline, R its) {
        if (!rows.isOnSameRowsAs(its)) {
            throw new IllegalArgumentException(baseline + " was predicted on other rows than " + name
                    + ": a comparison needs both on the same rows in the same order");
        }
        Replicates<R> itsReplicates = Replicates.of(its, measures, resampling);
        List<Measured> measured = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        for (int index = 0; index < measures.size(); index++) {
            Measure<? super R> measure = measures.get(index);
            Score score = less(measure.of(rows), baseline, measure.of(its));
            measured.add(itsReplicates.measured(index));
            differences.add(replicates.difference(index, score, name, baseline, itsReplicates));
        }
        List<Comparison> longer = new ArrayList<>(comparisons);
        longer.add(new Comparison(baseline, measured, differences));
        return new Measurements<>(name, rows, measures, resampling, replicates, List.copyOf(longer));
    }

    private Score less(Score ours, String baseline, Score theirs) {
        if (ours.isDefined() && theirs.isDefined()) {
            return Score.of(ours.value() - theirs.value());
        }
        return ours.isDefined()
                ? Score.undefined(baseline + ": " + theirs.reason())
                : Score.undefined(name + ": " + ours.reason());
    }

    /** The model's name. */
    public String name() {
        return name;
    }

    /** What the model said, beside what is true. */
    public R rows() {
        return rows;
    }

    public List<Measure<? super R>> measures() {
        return measures;
    }

    /** How the intervals were found: resamples, level, seed. */
    public Resampling resampling() {
        return resampling;
    }

    /** The model's values, in the order of {@link #measures}. */
    public List<Measured> measured() {
        return IntStream.range(0, measures.size())
                .mapToObj(replicates::measured)
                .toList();
    }

    /** The model's value by one measure; one that was not asked for has no interval. */
    public Measured measured(Measure<? super R> measure) {
        int index = measures.indexOf(measure);
        return index < 0
                ? new Measured(measure, Estimate.withoutInterval(measure.of(rows)))
                : replicates.measured(index);
    }

    /** One for each baseline, in the order they were put beside the model. */
    public List<Comparison> comparisons() {
        return comparisons;
    }

    /** What the comparisons say by one measure, a sentence for each baseline. */
    public List<String> verdicts(Measure<? super R> measure) {
        return comparisons.stream()
                .map(comparison -> comparison.difference(measure).sentence())
                .toList();
    }
}
