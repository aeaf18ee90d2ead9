package io.crema.finetune.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Points with intervals in the unit square, beside the diagonal on which x and y are the same.
 *
 * @param diagonal what lies on the diagonal: {@code right as often as sure}
 */
public record PointChart(
        String title, String sentence, String xTitle, String yTitle, String diagonal, List<Points> series)
        implements Chart {
    private static final int HEIGHT = 460;

    /** A point, its interval in y, and how many rows it stands for. */
    public record Point(double x, double y, double low, double high, int rows) {}

    /** The points of one series. */
    public record Points(String name, List<Point> points) {
        public Points {
            points = List.copyOf(points);
        }
    }

    public PointChart {
        series = List.copyOf(series);
    }

    @Override
    public Map<String, Object> figure() {
        var traces = new ArrayList<Object>();
        for (Points points : series) {
            traces.add(trace(points, Palette.of(traces.size())));
        }
        traces.add(identity());
        JsonObject layout = Plotly.layout(title, HEIGHT);
        layout.with("xaxis", axis(xTitle));
        layout.with("yaxis", axis(yTitle));
        layout.with("showlegend", true);
        return Plotly.figure(traces, layout).tree();
    }

    private static JsonObject axis(String title) {
        JsonObject axis = Plotly.axis(title);
        axis.with("range", List.of(-0.03, 1.08));
        axis.with("dtick", 0.2);
        axis.with("zeroline", false);
        return axis;
    }

    private JsonObject trace(Points points, Palette look) {
        return new JsonObject()
                .with("type", "scatter")
                .with("mode", "markers+text")
                .with("name", Plotly.text(points.name()))
                .with("x", numbers(points, Point::x))
                .with("y", numbers(points, Point::y))
                .with("text", labels(points))
                .with("textposition", "top right")
                .with("textfont", new JsonObject().with("size", 10))
                .with(
                        "error_y",
                        new JsonObject()
                                .with("type", "data")
                                .with("symmetric", false)
                                .with("array", numbers(points, point -> Math.max(0, point.high() - point.y())))
                                .with("arrayminus", numbers(points, point -> Math.max(0, point.y() - point.low())))
                                .with("color", look.colour())
                                .with("thickness", 1.6)
                                .with("width", 4))
                .with(
                        "marker",
                        new JsonObject()
                                .with("color", look.colour())
                                .with("symbol", look.marker())
                                .with("size", 9));
    }

    /** The rows of the first series only: the second has nearly the same, and would write over it. */
    private List<Object> labels(Points points) {
        boolean first = points.equals(series.get(0));
        return points.points().stream()
                .map(point -> (Object) (first ? Figures.count(point.rows()) : ""))
                .toList();
    }

    private JsonObject identity() {
        return new JsonObject()
                .with("type", "scatter")
                .with("mode", "lines")
                .with("name", Plotly.text(diagonal))
                .with("x", List.of(0, 1))
                .with("y", List.of(0, 1))
                .with(
                        "line",
                        new JsonObject()
                                .with("color", Plotly.GREY)
                                .with("width", 1.5)
                                .with("dash", "dash"));
    }

    private static List<Object> numbers(Points points, ToDoubleFunction<Point> value) {
        return Plotly.numbers(points.points().stream().map(value::applyAsDouble).toList());
    }

    @Override
    public Table numbers() {
        Table table = Table.create(
                title,
                StringColumn.create(
                        "series",
                        series.stream()
                                .flatMap(each -> each.points().stream().map(point -> each.name()))
                                .toList()));
        return table.addColumns(
                column("rows", Point::rows),
                column(xTitle, point -> EvaluationView.rounded(point.x())),
                column(yTitle, point -> EvaluationView.rounded(point.y())),
                column("low", point -> EvaluationView.rounded(point.low())),
                column("high", point -> EvaluationView.rounded(point.high())));
    }

    private DoubleColumn column(String name, ToDoubleFunction<Point> value) {
        return DoubleColumn.create(
                name,
                series.stream()
                        .flatMap(each -> each.points().stream())
                        .mapToDouble(value)
                        .toArray());
    }
}
