package io.crema.magics.render;

import java.util.ArrayList;
import java.util.List;

/** A table in columns of plain text, for terminals and for screen readers. */
final class TextTable {
    private static final int WIDEST_COLUMN = 72;

    private TextTable() {}

    /** As {@link HtmlTable#of}. */
    static String of(Grid grid, String caption, List<String> notes) {
        List<List<String>> head = grid.head().stream().map(TextTable::cells).toList();
        List<List<String>> tail = grid.tail().stream().map(TextTable::cells).toList();
        List<String> names =
                cells(grid.headings().stream().map(Grid.Heading::name).toList());
        int[] widths = new int[names.size()];
        widen(widths, names);
        head.forEach(row -> widen(widths, row));
        tail.forEach(row -> widen(widths, row));

        var lines = new ArrayList<String>();
        if (!caption.isEmpty()) {
            lines.add(oneLine(caption));
        }
        lines.add(line(grid, names, widths));
        lines.add(rule(widths));
        head.forEach(row -> lines.add(line(grid, row, widths)));
        if (grid.hidden() > 0) {
            lines.add("... " + grid.gap() + " ...");
        }
        tail.forEach(row -> lines.add(line(grid, row, widths)));
        notes.forEach(note -> lines.add(note.replace('\u00d7', 'x')));
        return String.join("\n", lines);
    }

    private static List<String> cells(List<String> row) {
        return row.stream()
                .map(cell -> cell.equals(Grid.MISSING) ? "-" : Grid.shortened(oneLine(cell), WIDEST_COLUMN))
                .toList();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private static void widen(int[] widths, List<String> row) {
        for (int column = 0; column < widths.length; column++) {
            widths[column] = Math.max(widths[column], length(row.get(column)));
        }
    }

    private static String line(Grid grid, List<String> row, int[] widths) {
        var cells = new ArrayList<String>();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String space = " ".repeat(widths[column] - length(cell));
            cells.add(grid.headings().get(column).numeric() ? space + cell : cell + space);
        }
        return String.join("  ", cells).stripTrailing();
    }

    private static String rule(int[] widths) {
        var dashes = new ArrayList<String>();
        for (int width : widths) {
            dashes.add("-".repeat(width));
        }
        return String.join("  ", dashes);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
