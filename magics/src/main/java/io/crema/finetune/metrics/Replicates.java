package io.crema.finetune.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The measures of one model on every resample, and, where that is affordable, with each row left out once. NaN where
 * undefined.
 *
 * @param <R> the rows
 */
final class Replicates<R extends Weighted<R>> {
    private final List<? extends Measure<? super R>> measures;
    private final R rows;
    private final Resampling resampling;
    private final double[][] resampled;
    private final double[][] leftOut;

    private Replicates(List<? extends Measure<? super R>> measures, R rows, Resampling resampling) {
        this.measures = measures;
        this.rows = rows;
        this.resampling = resampling;
        double[] weights = rows.weights();
        this.resampled = values(resampling.resamples(), resample -> resampling.draw(weights, resample));
        this.leftOut = values(resampling.leavesOut(rows.size()) ? rows.size() : 0, row -> {
            double[] others = weights.clone();
            others[row] = 0;
            return others;
        });
    }

    static <R extends Weighted<R>> Replicates<R> of(
            R rows, List<? extends Measure<? super R>> measures, Resampling resampling) {
        return new Replicates<>(List.copyOf(measures), rows, resampling);
    }

    /** {@code [measure][times]}, computed side by side. */
    private double[][] values(int times, IntFunction<double[]> weights) {
        double[][] values = new double[measures.size()][times];
        IntStream.range(0, times).parallel().forEach(time -> {
            R drawn = rows.reweighted(weights.apply(time));
            for (int measure = 0; measure < values.length; measure++) {
                values[measure][time] = measures.get(measure).of(drawn).orNaN();
            }
        });
        return values;
    }

    /**
     * A measure with its interval; resamples in which it is undefined (a rare class left out) are passed over. Where all
     * give the same value, as those of a model without an error do, the bootstrap cannot tell how sure that is: there is
     * no interval then.
     */
    Measured measured(int index) {
        Measure<? super R> measure = measures.get(index);
        Score score = measure.of(rows);
        if (score.isDefined() && measure.isShareOfRows()) {
            double share = Math.min(1, score.value());
            Interval wilson = Interval.wilson(share, rows.effectiveSize(), resampling.level());
            return new Measured(measure, Estimate.of(score, wilson));
        }
        boolean alike =
                Arrays.stream(defined(resampled[index])).distinct().limit(2).count() < 2;
        return new Measured(
                measure,
                alike ? Estimate.withoutInterval(score) : estimate(score, resampled[index], leftOut[index], false));
    }

    /** This model's value less the other's, paired resample by resample. */
    Difference difference(int index, Score difference, String name, String otherName, Replicates<R> other) {
        double[] differences = less(resampled[index], other.resampled[index]);
        Estimate estimate = estimate(difference, differences, less(leftOut[index], other.leftOut[index]), true);
        return new Difference(name, otherName, new Measured(measures.get(index), estimate), p(defined(differences)));
    }

    /** One is added to either share: with so many resamples a p of 0 cannot be told from a small one. */
    private static double p(double[] differences) {
        double notBelow =
                1 + Arrays.stream(differences).filter(each -> each >= 0).count();
        double notAbove =
                1 + Arrays.stream(differences).filter(each -> each <= 0).count();
        return Math.min(1, 2 * Math.min(notBelow, notAbove) / (differences.length + 1));
    }

    private static double[] less(double[] ours, double[] theirs) {
        double[] differences = new double[ours.length];
        Arrays.setAll(differences, time -> ours[time] - theirs[time]);
        return differences;
    }

    private Estimate estimate(Score score, double[] replicates, double[] jackknife, boolean paired) {
        double[] defined = defined(replicates);
        if (!score.isDefined() || defined.length == 0) {
            return Estimate.withoutInterval(score);
        }
        return Estimate.of(
                score, Interval.bootstrap(defined, defined(jackknife), score.value(), resampling.level(), paired));
    }

    private static double[] defined(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }
}
