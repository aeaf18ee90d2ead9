package io.crema.finetune.metrics;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A confidence interval, its level and how it was found.
 *
 * @param level the share of such intervals that hold the true value, fraction in (0,1)
 */
public record Interval(double lower, double upper, double level, Method method) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** How an interval was found. */
    public enum Method {
        WILSON("Wilson"),
        BOOTSTRAP("bootstrap"),
        BCA("BCa bootstrap"),
        PAIRED_BOOTSTRAP("paired bootstrap"),
        PAIRED_BCA("paired BCa bootstrap"),
        STUDENT("Student's t");

        private final String words;

        Method(String words) {
            this.words = words;
        }

        /** For people: {@code paired bootstrap}. */
        public String words() {
            return words;
        }
    }

    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("an interval from " + lower + " to " + upper);
        }
        requireLevel(level);
    }

    /**
     * Wilson's score interval of a proportion: it stays inside [0,1] and holds its level for small n and for shares
     * near 0 and 1.
     *
     * <p>{@code (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)}, Wilson 1927.
     *
     * @param share the proportion seen, fraction in [0,1]
     * @param trials how many rows it was seen in; with weights, their effective number
     */
    public static Interval wilson(double share, double trials, double level) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of " + share + ", expected one in [0,1]");
        }
        if (!(trials > 0)) {
            throw new IllegalArgumentException("a share of " + trials + " trials, expected more than 0");
        }
        double z = NORMAL.inverseCumulativeProbability((1 + requireLevel(level)) / 2);
        double scale = 1 + z * z / trials;
        double centre = (share + z * z / (2 * trials)) / scale;
        double reach = z * Math.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials)) / scale;
        double lower = share == 0 ? 0 : Math.max(0, centre - reach);
        double upper = share == 1 ? 1 : Math.min(1, centre + reach);
        return new Interval(lower, upper, level, Method.WILSON);
    }

    /**
     * The middle {@code level} of a statistic's bootstrap replicates (Efron's percentile interval).
     *
     * @param replicates at least one, none of them NaN
     */
    public static Interval percentile(double[] replicates, double level, Method method) {
        double[] sorted = replicates.clone();
        Arrays.sort(sorted);
        double tail = (1 - requireLevel(level)) / 2;
        return new Interval(Quantiles.ofSorted(sorted, tail), Quantiles.ofSorted(sorted, 1 - tail), level, method);
    }

    /**
     * Efron's bias-corrected and accelerated interval, which a skewed statistic needs; Efron 1987.
     *
     * <p>The ends are the replicates' quantiles at {@code Φ(b + (b ± z) / (1 - a (b ± z)))}. The bias b is {@code Φ⁻¹} of
     * the share of replicates below the statistic, and the acceleration a is a sixth of the skewness of its values with
     * each row left out. Where every replicate lies on one side there is no such interval, and the percentile interval is
     * given.
     *
     * @param replicates at least one, none of them NaN
     * @param leftOut the statistic without each of the rows
     * @param statistic its value on all rows
     */
    public static Interval bca(double[] replicates, double[] leftOut, double statistic, double level, Method method) {
        double below = Arrays.stream(replicates)
                        .map(replicate -> (1 - Math.signum(replicate - statistic)) / 2)
                        .sum()
                / replicates.length;
        if (!(below > 0 && below < 1)) {
            return percentile(replicates, level, method);
        }
        double bias = NORMAL.inverseCumulativeProbability(below);
        double acceleration = acceleration(leftOut);
        double tail = (1 - requireLevel(level)) / 2;
        double[] sorted = replicates.clone();
        Arrays.sort(sorted);
        double lower = Quantiles.ofSorted(sorted, corrected(tail, bias, acceleration));
        double upper = Quantiles.ofSorted(sorted, corrected(1 - tail, bias, acceleration));
        return new Interval(Math.min(lower, upper), Math.max(lower, upper), level, method);
    }

    private static double corrected(double tail, double bias, double acceleration) {
        double shifted = bias + NORMAL.inverseCumulativeProbability(tail);
        return NORMAL.cumulativeProbability(bias + shifted / (1 - acceleration * shifted));
    }

    /** A sixth of the skewness, of influences scaled to at most 1: squares of very small ones would be 0. */
    private static double acceleration(double[] leftOut) {
        double mean = Arrays.stream(leftOut).average().orElse(0);
        double greatest = Arrays.stream(leftOut)
                .map(value -> Math.abs(mean - value))
                .max()
                .orElse(0);
        if (greatest == 0) {
            return 0;
        }
        double squares = 0;
        double cubes = 0;
        for (double value : leftOut) {
            double influence = (mean - value) / greatest;
            squares += influence * influence;
            cubes += influence * influence * influence;
        }
        return cubes / (6 * Math.pow(squares, 1.5));
    }

    /** BCa if rows were left out, percentile if not. */
    static Interval bootstrap(double[] replicates, double[] leftOut, double statistic, double level, boolean paired) {
        return leftOut.length == 0
                ? percentile(replicates, level, paired ? Method.PAIRED_BOOTSTRAP : Method.BOOTSTRAP)
                : bca(replicates, leftOut, statistic, level, paired ? Method.PAIRED_BCA : Method.BCA);
    }

    /** That of the same number with its sign turned. */
    public Interval negated() {
        return new Interval(-upper, -lower, level, method);
    }

    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /** For people: {@code 0.71 to 0.83}. */
    public String toText(int decimals) {
        return rounded(lower, decimals) + " to " + rounded(upper, decimals);
    }

    /** Without the sign of what is rounded to nothing. */
    private static String rounded(double bound, int decimals) {
        String number = String.format(Locale.ROOT, "%." + decimals + "f", bound);
        return number.matches("-0\\.?0*") ? number.substring(1) : number;
    }

    private static double requireLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a confidence level of " + level + ", expected one in (0,1): try 0.95");
        }
        return level;
    }
}
