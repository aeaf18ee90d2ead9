package io.crema.magics.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The part of a table that is shown, written out: its first and last rows. What HTML and plain text have in common.
 *
 * @param head the rows above the gap, cell by cell
 * @param tail the rows below the gap; empty when all rows are shown
 * @param hidden how many rows are in the gap
 */
record Grid(List<Heading> headings, List<List<String>> head, List<List<String>> tail, int hidden) {
    /** What a missing value looks like. */
    static final String MISSING = "\u2013";

    private static final int LONGEST_CELL = 300;

    /** What a report writes for a number: {@code 65 %}, {@code < 0.001}, {@code n/a (0 positives)}. */
    private static final Pattern FIGURE = Pattern.compile("(< )?-?[0-9][0-9.,]*( %)?|n/a( \\(.*\\))?");

    /** A column's name, and whether it holds numbers, which stand at the right. */
    record Heading(String name, boolean numeric) {}

    /** A user's table with at most so many rows, half of them from its end when it has more. */
    static Grid of(Table table, int rowLimit) {
        return of(table, rowLimit, Grid::ofUser);
    }

    /**
     * As above, of a table that a report made: its counts are written as its sentences write them, {@code 1,000}, and
     * texts that are figures stand at the right.
     */
    static Grid ofReport(Table table, int rowLimit) {
        return of(table, rowLimit, Grid::ofReport);
    }

    private static Grid of(Table table, int rowLimit, Function<Column<?>, Written> writing) {
        int rows = table.rowCount();
        int first = rows <= rowLimit ? rows : rowLimit - rowLimit / 2;
        int last = rows <= rowLimit ? 0 : rowLimit / 2;
        var headings = new ArrayList<Heading>();
        var writers = new ArrayList<IntFunction<String>>();
        for (Column<?> column : table.columns()) {
            Written written = writing.apply(column);
            headings.add(new Heading(column.name(), written.numeric()));
            writers.add(written.cells());
        }
        return new Grid(
                List.copyOf(headings),
                written(writers, 0, first),
                written(writers, rows - last, rows),
                rows - first - last);
    }

    private static List<List<String>> written(List<IntFunction<String>> writers, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(
                        row -> writers.stream().map(writer -> writer.apply(row)).toList())
                .toList();
    }

    /** How the cells of a column are written. */
    private record Written(IntFunction<String> cells, boolean numeric) {}

    private static Written ofUser(Column<?> column) {
        if (column instanceof NumericColumn<?> numbers) {
            return new Written(numbers(numbers, NumberFormatting.of(numbers)), true);
        }
        return new Written(texts(column), false);
    }

    private static Written ofReport(Column<?> column) {
        if (column instanceof NumericColumn<?> numbers) {
            return new Written(numbers(numbers, NumberFormatting.of(numbers).grouped()), true);
        }
        boolean figures = IntStream.range(0, column.size())
                .filter(row -> !column.isMissing(row))
                .allMatch(row -> FIGURE.matcher(column.getString(row)).matches());
        return new Written(texts(column), figures && column.size() > 0);
    }

    private static IntFunction<String> numbers(NumericColumn<?> numbers, NumberFormatting format) {
        return row -> numbers.isMissing(row) ? MISSING : format.write(numbers.getDouble(row));
    }

    private static IntFunction<String> texts(Column<?> column) {
        return row -> column.isMissing(row) ? MISSING : shortened(column.getString(row), LONGEST_CELL);
    }

    /** The text in at most so many characters, never cut inside a surrogate pair. */
    static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "\u2026";
    }

    /** The row in the gap: {@code 980 more rows}. */
    String gap() {
        return String.format(Locale.ROOT, "%,d more row%s", hidden, hidden == 1 ? "" : "s");
    }
}
