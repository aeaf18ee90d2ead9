package io.crema.finetune.metrics;

import java.util.Arrays;
import java.util.Locale;

/**
 * A confidence interval, its level and how it was found.
 *
 * @param level the share of such intervals that hold the true value, fraction in (0,1)
 */
public record Interval(double lower, double upper, double level, Method method) {
    /** How an interval was found. */
    public enum Method {
        WILSON("Wilson"),
        BOOTSTRAP("bootstrap"),
        PAIRED_BOOTSTRAP("paired bootstrap");

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
        double z = StandardNormal.quantile((1 + requireLevel(level)) / 2);
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

    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /** For people: {@code 0.71 to 0.83}. */
    public String toText(int decimals) {
        String number = "%." + decimals + "f";
        return String.format(Locale.ROOT, number + " to " + number, lower, upper);
    }

    private static double requireLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a confidence level of " + level + ", expected one in (0,1): try 0.95");
        }
        return level;
    }
}
