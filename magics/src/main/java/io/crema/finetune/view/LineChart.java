package io.crema.finetune.view;

import java.util.ArrayList;
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
        Map<String, Object> layout = Plotly.layout(title, Plotly.HEIGHT);
        layout.put("xaxis", xAxis());
        layout.put("yaxis", Plotly.axis(yTitle));
        layout.put("showlegend", lines.size() > 1);
        layout.put("hovermode", "x unified");
        layout.put(
                "shapes", marks.stream().map(mark -> Plotly.rule("x", mark.x())).toList());
        layout.put("annotations", marks.stream().map(LineChart::label).toList());
        return Plotly.figure(traces, layout);
    }

    private Map<String, Object> trace(Line line, Palette look) {
        return Plotly.object(
                "type", "scatter",
                "mode", "lines+markers",
                "name", Plotly.text(line.name()),
                "x", Plotly.numbers(x),
                "y", Plotly.numbers(line.values()),
                "line", Plotly.object("color", look.colour(), "dash", look.dash(), "width", 2.5),
                "marker", Plotly.object("color", look.colour(), "symbol", look.marker(), "size", 8));
    }

    private Map<String, Object> xAxis() {
        Map<String, Object> axis = Plotly.axis(xTitle);
        if (x.size() <= 20 && x.stream().allMatch(value -> value == Math.rint(value))) {
            axis.put("dtick", 1);
        }
        if (x.size() == 1) {
            axis.put("range", List.of(x.get(0) - 1, x.get(0) + 1));
        }
        axis.put("showgrid", false);
        return axis;
    }

    private static Map<String, Object> label(Mark mark) {
        return Plotly.object(
                "x",
                mark.x(),
                "y",
                1,
                "yref",
                "paper",
                "yanchor",
                "top",
                "xanchor",
                "left",
                "showarrow",
                false,
                "text",
                " " + Plotly.text(mark.label()));
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
