package io.crema.finetune;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.metrics.Quantiles;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The values by which rows are parted: a column's own, or the quarter that a number lies in where there are many. */
final class SliceValues {
    private static final int MOST_NUMBERS = 10;

    private SliceValues() {}

    /** @throws io.crema.finetune.data.DataException if there is no such column */
    static List<String> of(LabelledData rows, String column) {
        String[] values = rows.groups(column);
        double[] numbers =
                Arrays.stream(values).mapToDouble(SliceValues::number).toArray();
        double[] sorted = Arrays.stream(numbers)
                .filter(each -> !Double.isNaN(each))
                .sorted()
                .toArray();
        boolean quantity = sorted.length > 0.5 * values.length
                && Stream.of(values).distinct().count() > MOST_NUMBERS;
        if (!quantity) {
            return List.of(values);
        }
        double[] edges = {
            Quantiles.ofSorted(sorted, 0),
            Quantiles.ofSorted(sorted, .25),
            Quantiles.ofSorted(sorted, .5),
            Quantiles.ofSorted(sorted, .75),
            Quantiles.ofSorted(sorted, 1)
        };
        String[] quarters = new String[values.length];
        Arrays.setAll(quarters, row -> Double.isNaN(numbers[row]) ? values[row] : quarter(numbers[row], edges));
        return List.of(quarters);
    }

    private static String quarter(double number, double[] edges) {
        int quarter = 1;
        while (quarter < 4 && number > edges[quarter]) {
            quarter++;
        }
        return String.format(
                Locale.ROOT,
                quarter == 1 ? "%s to %s" : "above %s to %s",
                brief(edges[quarter - 1]),
                brief(edges[quarter]));
    }

    private static String brief(double number) {
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%.0f", number)
                : String.format(Locale.ROOT, "%.4g", number);
    }

    private static double number(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            return Double.NaN; // a word: it is a group of its own
        }
    }
}
