package io.crema.finetune.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Names and cells as a file had them, an empty cell where there was nothing.
 *
 * @param file the file's name, for messages
 * @param names the columns' names
 * @param rows the cells, as many in each row as there are names
 */
record RawTable(String file, List<String> names, List<List<String>> rows) {
    /** Neither {@code 007} nor twenty digits: an identifier that a number would change stays text. */
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,17})");

    private static final Pattern DECIMAL = Pattern.compile("-?((0|[1-9]\\d{0,14})(\\.\\d+)?|\\.\\d+)([eE][-+]?\\d+)?");

    private static final Set<String> NOTHING = Set.of("NA", "N/A", "NaN", "nan", "null");

    RawTable {
        names = List.copyOf(names);
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new DataException(
                    "%s has no rows".formatted(file),
                    names.isEmpty()
                            ? "The file is empty."
                            : "It has a header only: %s.".formatted(String.join(", ", names)));
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw new DataException(
                        "%s has two columns called \"%s\" (columns: %s)"
                                .formatted(file, name, String.join(", ", names)),
                        "Rename one of them; capitals make no difference.");
            }
        }
    }

    /** The table with its columns typed: whole numbers, decimal numbers, else text. */
    Table typed() {
        Table table = Table.create(file);
        for (int column = 0; column < names.size(); column++) {
            table.addColumns(column(column));
        }
        return table;
    }

    private Column<?> column(int index) {
        List<String> cells = new ArrayList<>(rows.size());
        rows.forEach(row -> cells.add(row.get(index)));
        String name = names.get(index);
        if (allMatch(cells, WHOLE)) {
            return filled(LongColumn.create(name), cells);
        }
        return allMatch(cells, DECIMAL) ? filled(DoubleColumn.create(name), cells) : StringColumn.create(name, cells);
    }

    private static boolean allMatch(List<String> cells, Pattern pattern) {
        return !cells.stream().allMatch(RawTable::isNothing)
                && cells.stream()
                        .allMatch(
                                cell -> isNothing(cell) || pattern.matcher(cell).matches());
    }

    private static Column<?> filled(Column<?> column, List<String> cells) {
        cells.forEach(cell -> {
            if (isNothing(cell)) {
                column.appendMissing();
            } else {
                column.appendCell(cell);
            }
        });
        return column;
    }

    /** What stands for a missing number. In a column of text these are words like any other. */
    private static boolean isNothing(String cell) {
        return cell.isEmpty() || NOTHING.contains(cell);
    }
}
