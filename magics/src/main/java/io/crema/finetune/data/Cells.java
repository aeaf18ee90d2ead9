package io.crema.finetune.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The cells of a table as text, whatever their column's type. */
final class Cells {
    private Cells() {}

    static String cell(Table table, String column, int row) {
        return table.column(column).getUnformattedString(row);
    }

    static String[] of(Table table, String column) {
        Column<?> cells = table.column(column);
        return IntStream.range(0, table.rowCount())
                .mapToObj(cells::getUnformattedString)
                .toArray(String[]::new);
    }

    /** Empty, blank, or the {@code NaN} that data frames write for nothing. */
    static boolean isMissing(String cell) {
        return cell.isBlank() || cell.equalsIgnoreCase("nan");
    }

    /** The distinct values that are not missing, sorted; none if no column is named. */
    static List<String> distinct(Table table, String column) {
        if (column.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(of(table, column))
                .filter(cell -> !isMissing(cell))
                .distinct()
                .sorted()
                .toList();
    }

    /** Each cell's place among the labels, of which it is one. */
    static int[] indices(Table table, String column, List<String> labels) {
        Map<String, Integer> index = new HashMap<>();
        labels.forEach(label -> index.put(label, index.size()));
        return Arrays.stream(of(table, column)).mapToInt(index::get).toArray();
    }

    /** A copy of a table with a column more, or with one replaced. */
    static Table with(Table table, Column<?> column) {
        Table wider = table.copy();
        if (wider.columnNames().contains(column.name())) {
            wider.replaceColumn(column.name(), column.copy());
        } else {
            wider.addColumns(column.copy());
        }
        return wider;
    }
}
