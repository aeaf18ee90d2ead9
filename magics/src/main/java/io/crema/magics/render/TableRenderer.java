package io.crema.magics.render;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.display.Renderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.Table;

/** Shows a Tablesaw table: its name as the caption, its first and last rows, and its shape. */
public final class TableRenderer implements Renderer<Table> {
    private static final int ROWS = 20;
    private static final int CAPTIONED_ROWS = 30;

    @Override
    public Class<Table> type() {
        return Table.class;
    }

    @Override
    public DisplayData render(Table table) {
        String caption = table.name() == null ? "" : table.name();
        return bundle(Grid.of(table, ROWS), caption, List.of(shape(table)));
    }

    /** A table inside something greater: captioned there, whole up to the row limit, its shape only if rows are hidden. */
    static DisplayData captioned(String caption, Table table) {
        return captioned(caption, table, List.of());
    }

    /** As above, with lines below it that explain its cells. */
    static DisplayData captioned(String caption, Table table, List<String> notes) {
        Grid grid = Grid.ofReport(table, CAPTIONED_ROWS);
        var below = new ArrayList<>(notes);
        if (grid.hidden() > 0) {
            below.add(shape(table));
        }
        return bundle(grid, caption, below);
    }

    /** A table that is opened by a click; as text it is there at once. */
    static DisplayData folded(String summary, DisplayData table) {
        String html = "<details><summary style=\"cursor:pointer\">" + Html.text(summary) + "</summary>\n"
                + table.data().get(MimeType.HTML) + "\n</details>";
        return table.with(MimeType.HTML, html);
    }

    private static DisplayData bundle(Grid grid, String caption, List<String> notes) {
        return DisplayData.text(TextTable.of(grid, caption, notes))
                .with(MimeType.HTML, HtmlTable.of(grid, caption, notes));
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
