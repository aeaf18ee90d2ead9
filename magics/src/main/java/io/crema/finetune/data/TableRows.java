package io.crema.finetune.data;

import io.crema.finetune.data.table.Columns;
import io.crema.finetune.data.table.TableRow;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/** The rows of a table as texts, which is how models are asked about them. */
public final class TableRows {
    private TableRows() {}

    /** Each row with all its columns: {@code {"age":35,"purpose":"radio/tv"}}. */
    public static List<String> texts(Table table) {
        List<String> numeric = table.columns().stream()
                .filter(NumericColumn.class::isInstance)
                .map(column -> column.name())
                .toList();
        List<String> others = table.columnNames().stream()
                .filter(column -> !numeric.contains(column))
                .toList();
        return texts(table, new Columns(numeric, others));
    }

    /**
     * Each row with some columns; where a column of numbers has none, nothing is said.
     *
     * @throws DataException if the data lacks one of them
     */
    public static List<String> texts(LabelledData data, Columns columns) {
        Checks.columns(data, columns.all().toArray(String[]::new));
        return texts(data.table(), columns);
    }

    static List<String> texts(Table table, Columns columns) {
        return IntStream.range(0, table.rowCount())
                .mapToObj(row -> TableRow.text(columns, column -> Cells.cell(table, column, row)))
                .toList();
    }
}
