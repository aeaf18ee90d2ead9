package io.crema.magics.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What parts did, as a table of signed bars: full blocks for the label, shaded ones against it. Those that did most come
 * first.
 *
 * @param heading what the parts are: {@code word}
 * @param errors of the values; none unless they are estimates
 */
record SignedBars(String heading, List<String> parts, List<Double> values, List<Double> errors) {
    private static final int MOST = 12;
    private static final int WIDTH = 24;

    /** The table; parts of the same name are told apart by their place. */
    Table table() {
        List<Integer> order = foremost();
        double greatest = values.stream().mapToDouble(Math::abs).max().orElse(0);
        List<String> signed = new ArrayList<>();
        List<String> bars = new ArrayList<>();
        for (int part : order) {
            signed.add(ExplanationWords.signed(values.get(part)) + (errors.isEmpty() ? "" : error(errors.get(part))));
            bars.add(bar(values.get(part), greatest));
        }
        return Table.create(
                "parts",
                StringColumn.create(heading, order.stream().map(this::name).toList()),
                StringColumn.create(errors.isEmpty() ? "did" : "did, \u00b1 standard error", signed),
                StringColumn.create("\u2588 for, \u2592 against", bars));
    }

    private static String error(double error) {
        return error < 0.0005 ? " \u00b1 <0.001" : String.format(Locale.ROOT, " \u00b1 %.2g", error);
    }

    /** What the parts that are left out did together; empty if there are none. */
    List<String> notes() {
        if (values.size() <= MOST) {
            return List.of();
        }
        List<Integer> shown = foremost();
        double rest = IntStream.range(0, values.size())
                .filter(part -> !shown.contains(part))
                .mapToDouble(values::get)
                .sum();
        return List.of(String.format(
                Locale.ROOT, "%,d more, together %s", values.size() - MOST, ExplanationWords.signed(rest)));
    }

    private List<Integer> foremost() {
        return IntStream.range(0, values.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer part) -> -Math.abs(values.get(part))))
                .limit(MOST)
                .toList();
    }

    private String name(int part) {
        String name = parts.get(part);
        long same = parts.stream().filter(name::equals).count();
        long place = parts.subList(0, part + 1).stream().filter(name::equals).count();
        return same == 1 ? name : name + " (" + place + " of " + same + ")";
    }

    /** A bar of at most 24 blocks; a dot where there is none to draw. */
    static String bar(double value, double greatest) {
        int length = greatest == 0 || Double.isNaN(value) ? 0 : (int) Math.round(WIDTH * Math.abs(value) / greatest);
        return length == 0 ? "\u00b7" : (value < 0 ? "\u2592" : "\u2588").repeat(length);
    }
}
