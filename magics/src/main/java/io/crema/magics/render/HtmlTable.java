package io.crema.magics.render;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table as HTML that survives JupyterLab's sanitizer and code hosts. Only literal inline styles; the colours of text
 * and page are the front end's.
 */
final class HtmlTable {
    private static final String CAPTION =
            "<caption style=\"caption-side:top;text-align:left;font-weight:bold;padding:4px 0\">";

    private static final Pattern INTERVAL =
            Pattern.compile("(-?[0-9.,]+ (?=\\[))?(\\[?-?[0-9.,]+ to -?[0-9.,]+]?|< [0-9.,]+)");

    private HtmlTable() {}

    /**
     * @param caption what the table shows; none if empty
     * @param notes what stands below, such as the shape, a line each
     */
    static String of(Grid grid, String caption, List<String> notes) {
        var html = new StringBuilder("<table style=\"border-collapse:collapse;margin:4px 0\">\n");
        if (!caption.isEmpty()) {
            html.append(CAPTION).append(Html.text(caption)).append("</caption>\n");
        }
        html.append("<thead><tr>");
        grid.headings()
                .forEach(heading -> html.append("<th scope=\"col\" style=\"")
                        .append(style(heading.numeric()))
                        .append(";border-bottom:1px solid rgba(128,128,128,.55)\">")
                        .append(Html.text(heading.name()))
                        .append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        grid.head().forEach(row -> append(html, grid, row));
        if (grid.hidden() > 0) {
            html.append("<tr><td colspan=\"")
                    .append(grid.headings().size())
                    .append("\" style=\"text-align:center;opacity:.75\">\u2026 ")
                    .append(grid.gap())
                    .append(" \u2026</td></tr>\n");
        }
        grid.tail().forEach(row -> append(html, grid, row));
        html.append("</tbody>\n</table>");
        notes.forEach(note -> html.append("\n<p style=\"margin:2px 0 4px;max-width:720px;opacity:.75\">")
                .append(Html.text(note))
                .append("</p>"));
        return html.toString();
    }

    private static void append(StringBuilder html, Grid grid, List<String> row) {
        html.append("<tr>");
        for (int column = 0; column < row.size(); column++) {
            boolean numeric = grid.headings().get(column).numeric();
            boolean header = column == 0 && !numeric && row.size() > 1;
            html.append(header ? "<th scope=\"row\" style=\"font-weight:normal;" : "<td style=\"")
                    .append(style(numeric))
                    .append("\">")
                    .append(cell(row.get(column)))
                    .append(header ? "</th>" : "</td>");
        }
        html.append("</tr>\n");
    }

    /** A number and its interval are each read in one piece: a narrow cell is broken between the two. */
    private static String cell(String text) {
        if (text.equals(Grid.MISSING)) {
            return "<span title=\"missing\">" + text + "</span>";
        }
        Matcher figures = INTERVAL.matcher(text);
        return figures.matches()
                ? Html.text(Objects.requireNonNullElse(figures.group(1), "")) + "<span style=\"white-space:nowrap\">"
                        + Html.text(figures.group(2)) + "</span>"
                : Html.text(text);
    }

    private static String style(boolean numeric) {
        return "padding:3px 10px;vertical-align:top;text-align:" + (numeric ? "right" : "left");
    }
}
