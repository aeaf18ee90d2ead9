package io.crema.finetune.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table whose rows remember which rows of the table that was read they are, and which of those are for testing. */
final class SourceTable {
    /** Where the published test part starts when there is none. */
    static final int NO_PUBLISHED_TEST = Integer.MAX_VALUE;

    private final Table table;
    private final int[] sourceRows;
    private final int publishedTestStart;

    private SourceTable(Table table, int[] sourceRows, int publishedTestStart) {
        this.table = table;
        this.sourceRows = sourceRows;
        this.publishedTestStart = publishedTestStart;
    }

    /**
     * A table as it was read.
     *
     * @param publishedTestStart the first of the rows that its publisher set aside for testing
     */
    static SourceTable read(Table table, int publishedTestStart) {
        int[] rows = IntStream.range(0, table.rowCount()).toArray();
        return new SourceTable(table, rows, publishedTestStart);
    }

    /** The same rows with other columns. */
    SourceTable with(Table other) {
        return new SourceTable(other, sourceRows, publishedTestStart);
    }

    /** The given rows in the given order. */
    SourceTable select(int... rows) {
        Column<?>[] columns =
                table.columns().stream().map(column -> column.subset(rows)).toArray(Column<?>[]::new);
        int[] sources = Arrays.stream(rows).map(row -> sourceRows[row]).toArray();
        return new SourceTable(Table.create(table.name(), columns), sources, publishedTestStart);
    }

    Table table() {
        return table;
    }

    int[] sourceRows() {
        return sourceRows.clone();
    }

    /** Those of these rows that the publisher set aside for testing. */
    int[] publishedTestRows() {
        return IntStream.range(0, sourceRows.length)
                .filter(row -> sourceRows[row] >= publishedTestStart)
                .toArray();
    }
}
