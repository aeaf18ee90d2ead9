package io.crema.finetune.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How intervals are found: bootstrap resamples of the rows, drawn from a seed.
 *
 * <p>The same seed and number of rows draw the same resamples, which pairs a model with its baselines. Each resample has
 * a seed of its own, so that the numbers do not depend on how many threads draw them.
 *
 * @param resamples how many, 1000 by default
 * @param level of the intervals, fraction in (0,1)
 * @param bootstrap how an interval is read off the resamples
 */
public record Resampling(int resamples, double level, long seed, Bootstrap bootstrap) {
    /** Beyond so many rows leaving each out in turn costs more than the correction changes. */
    static final int MOST_ROWS_LEFT_OUT = 2000;

    /** By how much the state of a {@link SplittableRandom} grows with each number. */
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    /** How an interval is read off the resamples. */
    public enum Bootstrap {
        /** Bias-corrected and accelerated (Efron 1987) up to 2000 rows, percentile beyond. */
        BCA,
        /** The middle part of the replicates. */
        PERCENTILE
    }

    /** 1000 resamples, 95 % intervals, BCa where it is affordable. */
    public static Resampling seeded(long seed) {
        return new Resampling(1000, 0.95, seed);
    }

    public Resampling {
        if (resamples < 100) {
            throw new IllegalArgumentException(resamples + " resamples, expected at least 100: try 1000");
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a confidence level of " + level + ", expected one in (0,1): try 0.95");
        }
    }

    /** BCa intervals where they are affordable. */
    public Resampling(int resamples, double level, long seed) {
        this(resamples, level, seed, Bootstrap.BCA);
    }

    public Resampling withLevel(double newLevel) {
        return new Resampling(resamples, newLevel, seed, bootstrap);
    }

    /** The same by the percentile bootstrap, whatever the number of rows. */
    public Resampling percentile() {
        return new Resampling(resamples, level, seed, Bootstrap.PERCENTILE);
    }

    /** Whether each of so many rows is left out once, to correct the intervals. */
    boolean leavesOut(int rows) {
        return bootstrap == Bootstrap.BCA && rows > 1 && rows <= MOST_ROWS_LEFT_OUT;
    }

    /**
     * The bootstrap interval of a mean.
     *
     * @param values at least one, none of them NaN
     */
    public Interval ofMean(double[] values) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = new double[resamples];
        for (int resample = 0; resample < resamples; resample++) {
            double sum = 0;
            for (int draw = 0; draw < values.length; draw++) {
                sum += values[random.nextInt(values.length)];
            }
            means[resample] = sum / values.length;
        }
        return Interval.percentile(means, level, Interval.Method.BOOTSTRAP);
    }

    /**
     * The percentile interval of how much more a measure is of some answers than, in the mean, of others to the same rows
     * that were made by chance. Each resample draws the rows, and as many of the others as there are, so that the interval
     * holds both chances.
     *
     * @return empty if the measure is defined in no resample
     */
    public <R extends Weighted<R>> Optional<Interval> ofDifference(
            Measure<? super R> measure, R answers, List<R> others) {
        double[] weights = answers.weights();
        double[] differences = IntStream.range(0, resamples)
                .parallel()
                .mapToDouble(resample -> {
                    double[] rows = draw(weights, resample);
                    return measure.of(answers.reweighted(rows)).orNaN()
                            - mean(measure, rows, others, random(-1 - resample));
                })
                .filter(difference -> !Double.isNaN(difference))
                .toArray();
        return differences.length == 0
                ? Optional.empty()
                : Optional.of(Interval.percentile(differences, level, Interval.Method.PAIRED_BOOTSTRAP));
    }

    /** Each of the others is measured once, however often it is drawn. */
    private static <R extends Weighted<R>> double mean(
            Measure<? super R> measure, double[] rows, List<R> others, SplittableRandom random) {
        int[] times = new int[others.size()];
        for (int draw = 0; draw < times.length; draw++) {
            times[random.nextInt(times.length)]++;
        }
        double sum = 0;
        for (int other = 0; other < times.length; other++) {
            if (times[other] > 0) {
                sum += times[other]
                        * measure.of(others.get(other).reweighted(rows)).orNaN();
            }
        }
        return sum / times.length;
    }

    /**
     * The weights of a resample: as many rows are drawn as there are, with replacement, and each weighs what it weighed,
     * as often as it was drawn.
     */
    double[] draw(double[] weights, int resample) {
        SplittableRandom random = random(resample);
        int[] times = new int[weights.length];
        for (int draw = 0; draw < times.length; draw++) {
            times[random.nextInt(times.length)]++;
        }
        double[] drawn = new double[times.length];
        Arrays.setAll(drawn, row -> weights[row] * times[row]);
        return drawn;
    }

    /** What a resample draws from: its seed is the number at its place in the stream of the seed. */
    SplittableRandom random(int resample) {
        return new SplittableRandom(new SplittableRandom(seed + GAMMA * resample).nextLong());
    }
}
