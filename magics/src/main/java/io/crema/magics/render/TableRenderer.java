package io.crema.magics.render;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.display.Renderer;
import java.util.Locale;
import tech.tablesaw.api.Table;

/** Shows a Tablesaw table: its name as the caption, its first and last rows, and its shape. */
public final class TableRenderer implements Renderer<Table> {
    private static final int ROWS = 20;

    @Override
    public Class<Table> type() {
        return Table.class;
    }

    @Override
    public DisplayData render(Table table) {
        String caption = table.name() == null ? "" : table.name();
        return bundle(Grid.of(table, ROWS), caption, shape(table));
    }

    /** A table inside something greater: captioned there, whole up to the row limit, its shape only if rows are hidden. */
    static DisplayData captioned(String caption, Table table) {
        Grid grid = Grid.of(table, 2 * ROWS);
        return bundle(grid, caption, grid.hidden() > 0 ? shape(table) : "");
    }

    private static DisplayData bundle(Grid grid, String caption, String note) {
        return DisplayData.text(TextTable.of(grid, caption, note))
                .with(MimeType.HTML, HtmlTable.of(grid, caption, note));
    }

    private static String shape(Table table) {
        return String.format(
                Locale.ROOT,
                "%,d row%s \u00d7 %,d column%s",
                table.rowCount(),
                table.rowCount() == 1 ? "" : "s",
                table.columnCount(),
                table.columnCount() == 1 ? "" : "s");
    }
}
