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

    /**
     * One line.
     *
     * @param low the lower bound of a band around it, as many as there are values; empty for no band
     * @param high the upper bound
     */
    public record Line(String name, List<Double> values, List<Double> low, List<Double> high, Drawn drawn) {
        public Line {
            values = List.copyOf(values);
            low = List.copyOf(low);
            high = List.copyOf(high);
            boolean banded = low.size() == values.size() && high.size() == values.size();
            if (!banded && !(low.isEmpty() && high.isEmpty())) {
                throw new IllegalArgumentException("the band of \"" + name + "\" needs two bounds for each value");
            }
        }

        /** A line without a band. */
        public Line(String name, List<Double> values) {
            this(name, values, List.of(), List.of(), Drawn.JOINED);
        }

        /** Values that no line joins, as their order says nothing. */
        public static Line points(String name, List<Double> values) {
            return new Line(name, values, List.of(), List.of(), Drawn.POINTS);
        }

        /** A line in a band. */
        public static Line banded(String name, List<Double> values, List<Double> low, List<Double> high) {
            return new Line(name, values, low, high, Drawn.JOINED);
        }

        /** One value over all positions, in a band. */
        public static Line level(String name, int positions, double value, double low, double high) {
            return new Line(
                    name,
                    Collections.nCopies(positions, value),
                    Collections.nCopies(positions, low),
                    Collections.nCopies(positions, high),
                    Drawn.LEVEL);
        }

        private boolean isBanded() {
            return !low.isEmpty();
        }
    }

    /** What is seen of the values of a line. */
    public enum Drawn {
        /** Each of them, and how one leads to the next. */
        JOINED("lines+markers"),
        /** Each of them: their order says nothing. */
        POINTS("markers"),
        /** What they all are: none was measured at its position. */
        LEVEL("lines");

        private final String mode;

        Drawn(String mode) {
            this.mode = mode;
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
        for (int index = 0; index < lines.size(); index++) {
            Line line = lines.get(index);
            traces.add(trace(line, Palette.of(index)));
            if (line.isBanded()) {
                traces.add(bound(line.name() + ", lower", line.low(), Palette.of(index), ""));
                traces.add(bound(line.name() + ", upper", line.high(), Palette.of(index), "tonexty"));
            }
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
                .with("mode", line.drawn().mode)
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

    /** The edge of a band; the second fills the room between the two. */
    private JsonObject bound(String name, List<Double> values, Palette look, String fill) {
        JsonObject bound = new JsonObject()
                .with("type", "scatter")
                .with("mode", "lines")
                .with("name", Plotly.text(name))
                .with("showlegend", false)
                .with("x", Plotly.numbers(x))
                .with("y", Plotly.numbers(values))
                .with(
                        "line",
                        new JsonObject()
                                .with("color", look.colour())
                                .with("dash", "dot")
                                .with("width", 1));
        return fill.isEmpty() ? bound : bound.with("fill", fill).with("fillcolor", look.tint());
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
        for (Line line : lines) {
            table.addColumns(column(Headings.beside(table, line.name()), line.values()));
            if (line.isBanded()) {
                table.addColumns(column(Headings.beside(table, line.name() + " low"), line.low()));
                table.addColumns(column(Headings.beside(table, line.name() + " high"), line.high()));
            }
        }
        return table;
    }

    private static DoubleColumn column(String name, List<Double> values) {
        return DoubleColumn.create(name, values.toArray(Double[]::new));
    }
}
