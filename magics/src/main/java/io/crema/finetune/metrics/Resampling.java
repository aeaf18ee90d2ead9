package io.crema.finetune.metrics;

import java.util.SplittableRandom;

/**
 * How intervals are found: bootstrap resamples of the rows, drawn from a seed.
 *
 * <p>The same seed and number of rows draw the same resamples, which pairs a model with its baselines.
 *
 * @param resamples how many, 2000 by default
 * @param level of the intervals, fraction in (0,1)
 */
public record Resampling(int resamples, double level, long seed) {
    /** 2000 resamples, 95 % intervals. */
    public static Resampling seeded(long seed) {
        return new Resampling(2000, 0.95, seed);
    }

    public Resampling {
        if (resamples < 100) {
            throw new IllegalArgumentException(resamples + " resamples, expected at least 100: try 2000");
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a confidence level of " + level + ", expected one in (0,1): try 0.95");
        }
    }

    public Resampling withLevel(double newLevel) {
        return new Resampling(resamples, newLevel, seed);
    }

    /**
     * The bootstrap interval of a mean.
     *
     * @param values at least one, none of them NaN
     */
    public Interval ofMean(double[] values) {
        SplittableRandom random = random();
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

    SplittableRandom random() {
        return new SplittableRandom(seed);
    }

    /** Draws as many rows as there are, with replacement: how often each was drawn. */
    static int[] draw(int rows, SplittableRandom random) {
        int[] drawn = new int[rows];
        for (int i = 0; i < rows; i++) {
            drawn[random.nextInt(rows)]++;
        }
        return drawn;
    }
}
