package io.crema.finetune.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A grid of counts in shaded cells, each labelled with its count and its share of the row; the first row is on top.
 *
 * @param columns the names below
 * @param rows the names at the left
 * @param values {@code (rows, columns)}; NaN is missing
 */
public record HeatMap(
        String title,
        String sentence,
        String columnTitle,
        String rowTitle,
        List<String> columns,
        List<String> rows,
        List<List<Double>> values)
        implements Chart {

    /** From almost white to a dark blue, even in lightness: ColorBrewer's "Blues". */
    private static final List<Object> BLUES =
            List.of(List.of(0, "#f7fbff"), List.of(0.333, "#9ecae1"), List.of(0.667, "#2171b5"), List.of(1, "#08306b"));

    /** @throws IllegalArgumentException if the values are no grid of {@code (rows, columns)} */
    public HeatMap {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        values = values.stream().map(List::copyOf).toList();
        int width = columns.size();
        if (values.size() != rows.size() || values.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException(
                    "the values of \"" + title + "\" are no grid of " + rows.size() + " rows by " + width + " columns");
        }
    }

    @Override
    public Map<String, Object> figure() {
        JsonObject layout = Plotly.layout(title, Math.min(640, 170 + 44 * rows.size()));
        JsonObject rowAxis = axis(rowTitle);
        rowAxis.with("autorange", "reversed");
        layout.with("xaxis", axis(columnTitle));
        layout.with("yaxis", rowAxis);
        return Plotly.figure(List.of(trace().tree()), layout).tree();
    }

    private JsonObject trace() {
        var cells = new ArrayList<Object>();
        values.forEach(row -> cells.add(Plotly.numbers(row)));
        return new JsonObject()
                .with("type", "heatmap")
                .with("x", Plotly.texts(columns))
                .with("y", Plotly.texts(rows))
                .with("z", cells)
                .with("text", labels())
                .with("zmin", 0)
                .with("texttemplate", "%{text}")
                .with("colorscale", BLUES)
                .with("showscale", false)
                .with("xgap", 2)
                .with("ygap", 2)
                .with(
                        "hovertemplate",
                        Plotly.text(rowTitle) + " %{y}<br>" + Plotly.text(columnTitle)
                                + " %{x}<br>%{text}<extra></extra>");
    }

    /** What each cell says: {@code 593 (90 %)}, the share being that of its row. */
    private List<Object> labels() {
        var labels = new ArrayList<Object>();
        values.forEach(row -> labels.add(row.stream()
                .map(value -> label(
                        value, row.stream().mapToDouble(Double::doubleValue).sum()))
                .toList()));
        return labels;
    }

    private static Object label(double value, double rowSum) {
        if (!Double.isFinite(value)) {
            return "";
        }
        String number = String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%.2f", value);
        return rowSum > 0 ? number + " (" + Figures.percent(value / rowSum) + ")" : number;
    }

    private static JsonObject axis(String title) {
        JsonObject axis = Plotly.axis(title);
        axis.with("type", "category");
        axis.with("showgrid", false);
        return axis;
    }

    @Override
    public Table numbers() {
        Table table = Table.create(title, StringColumn.create(rowTitle + " \\ " + columnTitle, rows));
        for (int column = 0; column < columns.size(); column++) {
            int at = column;
            Double[] cells = values.stream().map(row -> row.get(at)).toArray(Double[]::new);
            table.addColumns(DoubleColumn.create(Headings.beside(table, columns.get(column)), cells));
        }
        return table;
    }
}
