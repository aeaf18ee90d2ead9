package io.crema.finetune.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Lines over one common x.
 *
 * @param x the positions, the same for all lines
 * @param lines each with as many values as there are positions; NaN leaves a gap
 * @param marks positions on x that are named, drawn as a dashed rule
 */
public record LineChart(
        String title, String sentence, String xTitle, String yTitle, List<Double> x, List<Line> lines, List<Mark> marks)
        implements Chart {

    /** One line. */
    public record Line(String name, List<Double> values) {
        public Line {
            values = List.copyOf(values);
        }
    }

    /** A named position on x. */
    public record Mark(double x, String label) {}

    /** @throws IllegalArgumentException if a line has more or fewer values than there are positions */
    public LineChart {
        x = List.copyOf(x);
        lines = List.copyOf(lines);
        marks = List.copyOf(marks);
        for (Line line : lines) {
            if (line.values().size() != x.size()) {
                throw new IllegalArgumentException("line \"" + line.name() + "\" has "
                        + line.values().size() + " values for " + x.size() + " positions");
            }
        }
    }

    @Override
    public Map<String, Object> figure() {
        var traces = new ArrayList<Object>();
        for (Line line : lines) {
            traces.add(trace(line, Palette.of(traces.size())));
        }
        JsonObject layout = Plotly.layout(title, Plotly.HEIGHT);
        layout.with("xaxis", xAxis());
        layout.with("yaxis", Plotly.axis(yTitle));
        layout.with("showlegend", lines.size() > 1);
        layout.with("hovermode", "x unified");
        layout.with(
                "shapes", marks.stream().map(mark -> Plotly.rule("x", mark.x())).toList());
        layout.with("annotations", marks.stream().map(LineChart::label).toList());
        return Plotly.figure(traces, layout).tree();
    }

    private JsonObject trace(Line line, Palette look) {
        return new JsonObject()
                .with("type", "scatter")
                .with("mode", "lines+markers")
                .with("name", Plotly.text(line.name()))
                .with("x", Plotly.numbers(x))
                .with("y", Plotly.numbers(line.values()))
                .with(
                        "line",
                        new JsonObject()
                                .with("color", look.colour())
                                .with("dash", look.dash())
                                .with("width", 2.5))
                .with(
                        "marker",
                        new JsonObject()
                                .with("color", look.colour())
                                .with("symbol", look.marker())
                                .with("size", 8));
    }

    private JsonObject xAxis() {
        JsonObject axis = Plotly.axis(xTitle);
        if (x.size() <= 20 && x.stream().allMatch(value -> value == Math.rint(value))) {
            axis.with("dtick", 1);
        }
        if (!x.isEmpty()) {
            double first = Collections.min(x);
            double last = Collections.max(x);
            double air = last > first ? 0.08 * (last - first) : 1;
            axis.with("range", List.of(first - air, last + air));
        }
        axis.with("showgrid", false);
        return axis;
    }

    private static JsonObject label(Mark mark) {
        return new JsonObject()
                .with("x", mark.x())
                .with("y", 1)
                .with("yref", "paper")
                .with("yanchor", "top")
                .with("xanchor", "left")
                .with("showarrow", false)
                .with("text", " " + Plotly.text(mark.label()));
    }

    @Override
    public Table numbers() {
        Table table = Table.create(title, column(xTitle, x));
        lines.forEach(line -> table.addColumns(column(line.name(), line.values())));
        return table;
    }

    private static DoubleColumn column(String name, List<Double> values) {
        return DoubleColumn.create(name, values.toArray(Double[]::new));
    }
}
