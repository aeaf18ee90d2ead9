package io.crema.magics.render;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;

/**
 * How the numbers of one column are written: all with as many decimals, so that they can be compared at a glance. About
 * four digits are significant; a number that this would show as zero is written with an exponent.
 */
final class NumberFormatting {
    private static final int DIGITS = 4;
    private static final double SMALLEST = 1e-4;
    private static final double LARGEST = 1e9;

    private final int decimals;
    private final String grouping;

    private NumberFormatting(int decimals, String grouping) {
        this.decimals = decimals;
        this.grouping = grouping;
    }

    /** The same, with commas between thousands. */
    NumberFormatting grouped() {
        return new NumberFormatting(decimals, ",");
    }

    static NumberFormatting of(NumericColumn<?> column) {
        double[] finite = IntStream.range(0, column.size())
                .filter(row -> !column.isMissing(row))
                .mapToDouble(column::getDouble)
                .filter(Double::isFinite)
                .toArray();
        double largest = 0;
        int needed = 0;
        for (double value : finite) {
            largest = Math.max(largest, Math.abs(value));
            needed = Math.max(needed, decimalsOf(value));
        }
        int whole = largest < 1 ? 0 : (int) Math.floor(Math.log10(largest)) + 1;
        return new NumberFormatting(Math.min(needed, Math.max(0, DIGITS - whole)), "");
    }

    /** The decimals that a number has, at most four: 0.25 has two. */
    private static int decimalsOf(double value) {
        DoubleUnaryOperator scaled = places -> value * Math.pow(10, places);
        int places = 0;
        while (places < DIGITS
                && Math.abs(scaled.applyAsDouble(places) - Math.rint(scaled.applyAsDouble(places))) > 1e-6) {
            places++;
        }
        return places;
    }

    String write(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        double size = Math.abs(value);
        boolean vanishes = value != 0 && size < Math.max(SMALLEST, 0.5 * Math.pow(10, -decimals)) && decimals > 0;
        if (vanishes || (size >= LARGEST && value != Math.rint(value)) || size >= 1e15) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        return String.format(Locale.ROOT, "%" + grouping + "." + decimals + "f", value);
    }

    /** A single number where there is little room: {@code 0.62}, {@code 140}, {@code 0.004}. */
    static String brief(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) || size >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, size < 0.005 ? "%.1g" : "%.2f", value);
    }
}
