package io.crema.finetune.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Curves in the unit square, each with positions of its own, beside lines that say what chance would give. */
public record CurveChart(String title, String sentence, String xTitle, String yTitle, List<Curve> curves)
        implements Chart {
    private static final int HEIGHT = 460;
    private static final double AIR = 0.03;

    /**
     * One curve.
     *
     * @param chance whether it is what chance would give
     */
    public record Curve(String name, List<Double> x, List<Double> y, boolean chance) {
        /** @throws IllegalArgumentException if there are more or fewer values than positions */
        public Curve {
            x = List.copyOf(x);
            y = List.copyOf(y);
            if (x.size() != y.size()) {
                throw new IllegalArgumentException(
                        "curve \"" + name + "\" has " + y.size() + " values for " + x.size() + " positions");
            }
        }

        private JsonObject trace(Palette look) {
            return new JsonObject()
                    .with("type", "scatter")
                    .with("mode", "lines")
                    .with("name", Plotly.text(name))
                    .with("x", Plotly.numbers(x))
                    .with("y", Plotly.numbers(y))
                    .with(
                            "line",
                            new JsonObject()
                                    .with("color", chance ? Plotly.GREY : look.colour())
                                    .with("dash", chance ? "dash" : look.dash())
                                    .with("width", chance ? 1.5 : 2.5));
        }
    }

    public CurveChart {
        curves = List.copyOf(curves);
    }

    @Override
    public Map<String, Object> figure() {
        var traces = new ArrayList<Object>();
        for (int index = 0; index < curves.size(); index++) {
            traces.add(curves.get(index).trace(Palette.of(index)));
        }
        JsonObject layout = Plotly.layout(title, HEIGHT);
        layout.with("xaxis", axis(xTitle));
        layout.with("yaxis", axis(yTitle));
        layout.with("showlegend", true);
        return Plotly.figure(traces, layout).tree();
    }

    private static JsonObject axis(String title) {
        return Plotly.axis(title).with("range", List.of(-AIR, 1 + AIR)).with("dtick", 0.2);
    }

    @Override
    public Table numbers() {
        List<String> names = new ArrayList<>();
        List<Double> xs = new ArrayList<>();
        List<Double> ys = new ArrayList<>();
        for (Curve curve : curves) {
            curve.x().forEach(x -> names.add(curve.name()));
            xs.addAll(curve.x());
            ys.addAll(curve.y());
        }
        return Table.create(title, StringColumn.create("curve", names), column(xTitle, xs), column(yTitle, ys));
    }

    private static DoubleColumn column(String name, List<Double> values) {
        return DoubleColumn.create(
                name, values.stream().mapToDouble(EvaluationView::rounded).toArray());
    }
}
