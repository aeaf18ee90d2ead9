package io.crema.kernel.magic;

import java.math.BigDecimal;

/**
 * The numbers that an argument may take.
 *
 * @param low the lower end, or negative infinity
 * @param lowIncluded whether the lower end itself may be taken
 * @param high the upper end, or positive infinity
 * @param highIncluded whether the upper end itself may be taken
 */
public record Range(double low, boolean lowIncluded, double high, boolean highIncluded) {

    /** @throws IllegalArgumentException if no number lies in it */
    public Range {
        if (!(low < high || (low == high && lowIncluded && highIncluded))) {
            throw new IllegalArgumentException("no number lies between " + low + " and " + high);
        }
    }

    /** Every number. */
    public static Range any() {
        return new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);
    }

    public static Range atLeast(double low) {
        return new Range(low, true, Double.POSITIVE_INFINITY, false);
    }

    /** Greater than zero. */
    public static Range positive() {
        return new Range(0, false, Double.POSITIVE_INFINITY, false);
    }

    /** Both ends may be taken. */
    public static Range between(double low, double high) {
        return new Range(low, true, high, true);
    }

    /** Neither end may be taken. */
    public static Range openBetween(double low, double high) {
        return new Range(low, false, high, false);
    }

    /** This range without its lower end: {@code between(0, 1).aboveLow()} is a share that must not be zero. */
    public Range aboveLow() {
        return new Range(low, false, high, highIncluded);
    }

    /** This range without its upper end: {@code between(0, 1).belowHigh()} is a share that leaves something over. */
    public Range belowHigh() {
        return new Range(low, lowIncluded, high, false);
    }

    public boolean contains(double number) {
        return (number > low || (lowIncluded && number == low)) && (number < high || (highIncluded && number == high));
    }

    /** As a message says it: {@code " of at least 1"}, {@code " between 0 and 1"}, or an empty string for any number. */
    public String description() {
        boolean bounded = Double.isFinite(low) && Double.isFinite(high);
        if (bounded && lowIncluded == highIncluded) {
            return " between " + plain(low) + " and " + plain(high) + (lowIncluded ? "" : ", neither of the two");
        }
        String from = Double.isFinite(low) ? (lowIncluded ? " of at least " : " greater than ") + plain(low) : "";
        String to = Double.isFinite(high) ? (highIncluded ? "at most " : "less than ") + plain(high) : "";
        return to.isEmpty() ? from : from.isEmpty() ? (highIncluded ? " of " : " ") + to : from + " and " + to;
    }

    private static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
}
