package io.crema.finetune.metrics;

import java.util.Arrays;
import java.util.SplittableRandom;

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
