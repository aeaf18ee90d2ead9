package io.crema.finetune.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A grid of rates in shaded cells, each labelled with its rate and how many rows it is of; cells of few rows are hatched.
 * The first row is on top.
 *
 * @param cells {@code (rows, columns)}
 */
public record RateMap(String title, String sentence, Axis rowAxis, Axis columnAxis, List<List<Cell>> cells)
        implements Chart {
    private static final int STROKES = 5;

    /** From almost white to a dark blue, even in lightness: ColorBrewer's "Blues". */
    private static final List<Object> BLUES =
            List.of(List.of(0, "#f7fbff"), List.of(0.333, "#9ecae1"), List.of(0.667, "#2171b5"), List.of(1, "#08306b"));

    /** What the rows or the columns are, and their names. */
    public record Axis(String title, List<String> names) {
        public Axis {
            names = List.copyOf(names);
        }
    }

    /**
     * A rate.
     *
     * @param rate in [0,1]; NaN where there is none
     * @param rows how many it is of
     * @param small whether these are too few to read much from
     */
    public record Cell(double rate, int rows, boolean small) {
        private String label() {
            return rows == 0
                    ? "no rows"
                    : String.format(Locale.ROOT, Double.isNaN(rate) ? "n/a, n = %2$,d" : "%.2f, n = %,d", rate, rows);
        }
    }

    /** @throws IllegalArgumentException if the cells are no grid of {@code (rows, columns)} */
    public RateMap {
        cells = cells.stream().map(List::copyOf).toList();
        int width = columnAxis.names().size();
        if (cells.size() != rowAxis.names().size() || cells.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException("the cells of \"" + title + "\" are no grid of "
                    + rowAxis.names().size() + " rows by " + width + " columns");
        }
    }

    @Override
    public Map<String, Object> figure() {
        int rows = rowAxis.names().size();
        JsonObject layout = Plotly.layout(title + ", small groups hatched", Math.min(640, 170 + 44 * rows));
        layout.with("xaxis", axis(columnAxis));
        layout.with("yaxis", axis(rowAxis).with("autorange", "reversed"));
        layout.with("shapes", hatching());
        return Plotly.figure(List.of(trace().tree()), layout).tree();
    }

    private JsonObject trace() {
        var rates = new ArrayList<Object>();
        var labels = new ArrayList<Object>();
        for (List<Cell> row : cells) {
            rates.add(Plotly.numbers(row.stream().map(Cell::rate).toList()));
            labels.add(row.stream().map(Cell::label).toList());
        }
        return new JsonObject()
                .with("type", "heatmap")
                .with("x", Plotly.texts(columnAxis.names()))
                .with("y", Plotly.texts(rowAxis.names()))
                .with("z", rates)
                .with("text", labels)
                .with("zmin", 0)
                .with("zmax", 1)
                .with("texttemplate", "%{text}")
                .with("colorscale", BLUES)
                .with("showscale", false)
                .with("xgap", 2)
                .with("ygap", 2)
                .with("hoverinfo", "x+y+text");
    }

    /** Strokes across each small cell; on a category axis a position is the category's index. */
    private List<JsonObject> hatching() {
        var strokes = new ArrayList<JsonObject>();
        for (int row = 0; row < cells.size(); row++) {
            for (int column = 0; column < cells.get(row).size(); column++) {
                if (cells.get(row).get(column).small()) {
                    for (int stroke = 0; stroke < STROKES; stroke++) {
                        double at = column - 0.5 + (stroke + 0.2) / STROKES;
                        strokes.add(stroke(at, row + 0.45, at + 0.6 / STROKES, row - 0.45));
                    }
                }
            }
        }
        return strokes;
    }

    private static JsonObject stroke(double x0, double y0, double x1, double y1) {
        return new JsonObject()
                .with("type", "line")
                .with("x0", x0)
                .with("y0", y0)
                .with("x1", x1)
                .with("y1", y1)
                .with("line", new JsonObject().with("color", Plotly.GREY).with("width", 1.2));
    }

    private static JsonObject axis(Axis of) {
        return Plotly.axis(of.title()).with("type", "category").with("showgrid", false);
    }

    @Override
    public Table numbers() {
        var rows = new ArrayList<String>();
        var columns = new ArrayList<String>();
        var flat = new ArrayList<Cell>();
        for (int row = 0; row < cells.size(); row++) {
            for (int column = 0; column < cells.get(row).size(); column++) {
                rows.add(rowAxis.names().get(row));
                columns.add(columnAxis.names().get(column));
                flat.add(cells.get(row).get(column));
            }
        }
        return Table.create(
                title,
                StringColumn.create(rowAxis.title(), rows),
                StringColumn.create(
                        columnAxis.title().equalsIgnoreCase(rowAxis.title()) ? "2" : columnAxis.title(), columns),
                IntColumn.create("n", flat.stream().map(Cell::rows).toArray(Integer[]::new)),
                DoubleColumn.create("rate", flat.stream().map(Cell::rate).toArray(Double[]::new)));
    }
}
