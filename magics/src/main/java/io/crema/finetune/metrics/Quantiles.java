package io.crema.finetune.metrics;

/** Sample quantiles, interpolated linearly between the order statistics (Hyndman and Fan's type 7). */
public final class Quantiles {
    private Quantiles() {}

    /**
     * The quantile of values in ascending order.
     *
     * @param sorted ascending, at least one
     * @param probability fraction in [0,1]
     */
    public static double ofSorted(double[] sorted, double probability) {
        if (sorted.length == 0) {
            throw new IllegalArgumentException("a quantile of no values");
        }
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a quantile at " + probability + ", expected a fraction in [0,1]");
        }
        double position = probability * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
