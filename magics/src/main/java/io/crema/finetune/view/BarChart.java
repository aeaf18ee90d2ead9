package io.crema.finetune.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Horizontal bars from 0, one row of bars for each group, the first on top. Each bar is labelled with its value.
 *
 * @param groups the names at the left
 * @param bars the series, each with as many bars as there are groups
 * @param references values that the bars are compared with, drawn as a dashed rule
 */
public record BarChart(
        String title,
        String sentence,
        String groupTitle,
        String valueTitle,
        List<String> groups,
        List<Bars> bars,
        List<Reference> references)
        implements Chart {

    /** The part of a group's height that its bars fill. */
    private static final double FILL = 0.7;

    /** A bar's value with its interval, {@code low <= value <= high}. A missing value or bound is NaN. */
    public record Bar(double value, double low, double high) {

        /** A bar without an interval. */
        public static Bar of(double value) {
            return new Bar(value, Double.NaN, Double.NaN);
        }

        private boolean hasInterval() {
            return Double.isFinite(value) && Double.isFinite(low) && Double.isFinite(high);
        }

        private double below() {
            return hasInterval() ? Math.max(0, value - low) : Double.NaN;
        }

        private double above() {
            return hasInterval() ? Math.max(0, high - value) : Double.NaN;
        }

        private double end() {
            return hasInterval() ? Math.max(value, high) : Double.isFinite(value) ? value : 0;
        }

        private String label() {
            if (!Double.isFinite(value)) {
                return "n/a";
            }
            boolean whole = value == Math.rint(value) || Math.abs(value) >= 100;
            return String.format(Locale.ROOT, whole ? "%,.0f" : Math.abs(value) < 0.005 ? "%.1g" : "%.2f", value);
        }
    }

    /** The bars of one series. */
    public record Bars(String name, List<Bar> values) {
        public Bars {
            values = List.copyOf(values);
        }
    }

    /** A value that bars are compared with. */
    public record Reference(double value, String label) {}

    /** @throws IllegalArgumentException if a series has more or fewer bars than there are groups */
    public BarChart {
        groups = List.copyOf(groups);
        bars = List.copyOf(bars);
        references = List.copyOf(references);
        for (Bars series : bars) {
            if (series.values().size() != groups.size()) {
                throw new IllegalArgumentException("series \"" + series.name() + "\" has "
                        + series.values().size() + " bars for " + groups.size() + " groups");
            }
        }
    }

    @Override
    public Map<String, Object> figure() {
        var traces = new ArrayList<Object>();
        var annotations = new ArrayList<Object>();
        for (Bars series : bars) {
            annotations.addAll(labels(series, traces.size()));
            traces.add(trace(series, Palette.of(traces.size())));
        }
        references.forEach(reference -> annotations.add(label(reference)));
        JsonObject layout = Plotly.layout(title, 128 + 26 * (groups.size() * (bars.size() + 1)));
        layout.with("xaxis", valueAxis());
        layout.with("yaxis", groupAxis());
        layout.with("barmode", "group");
        layout.with("bargap", 1 - FILL);
        layout.with("showlegend", bars.size() > 1);
        layout.with(
                "shapes",
                references.stream().map(each -> Plotly.rule("x", each.value())).toList());
        layout.with("annotations", annotations);
        return Plotly.figure(traces, layout).tree();
    }

    private JsonObject trace(Bars series, Palette look) {
        return new JsonObject()
                .with("type", "bar")
                .with("orientation", "h")
                .with("name", Plotly.text(series.name()))
                .with(
                        "x",
                        Plotly.numbers(series.values().stream().map(Bar::value).toList()))
                .with("y", Plotly.texts(groups))
                .with("error_x", intervals(series))
                .with(
                        "marker",
                        new JsonObject()
                                .with("color", look.colour())
                                .with("opacity", 0.85)
                                .with(
                                        "pattern",
                                        new JsonObject()
                                                .with("shape", look.pattern())
                                                .with("fillmode", "overlay")
                                                .with("fgcolor", "#ffffff")
                                                .with("size", 7)));
    }

    private static JsonObject intervals(Bars series) {
        return new JsonObject()
                .with("type", "data")
                .with("visible", series.values().stream().anyMatch(Bar::hasInterval))
                .with("symmetric", false)
                .with(
                        "array",
                        Plotly.numbers(series.values().stream().map(Bar::above).toList()))
                .with(
                        "arrayminus",
                        Plotly.numbers(series.values().stream().map(Bar::below).toList()))
                .with("thickness", 1.6)
                .with("width", 5);
    }

    private JsonObject valueAxis() {
        double highest = bars.stream()
                .flatMap(series -> series.values().stream())
                .mapToDouble(Bar::end)
                .max()
                .orElse(1);
        double reference =
                references.stream().mapToDouble(Reference::value).max().orElse(0);
        JsonObject axis = Plotly.axis(valueTitle);
        double top = Math.max(highest, reference);
        axis.with("range", List.of(0.0, top > 0 ? top * 1.16 : 1.0));
        axis.with("zeroline", true);
        return axis;
    }

    private JsonObject groupAxis() {
        JsonObject axis = Plotly.axis(groupTitle);
        axis.with("type", "category");
        axis.with("autorange", "reversed");
        axis.with("showgrid", false);
        return axis;
    }

    /** On a category axis a position is the group's index; the bars of a group share {@link #FILL} of the way. */
    private List<JsonObject> labels(Bars series, int index) {
        var labels = new ArrayList<JsonObject>();
        double offset = (index - (bars.size() - 1) / 2.0) * FILL / bars.size();
        for (int group = 0; group < groups.size(); group++) {
            Bar bar = series.values().get(group);
            labels.add(new JsonObject()
                    .with("x", bar.end())
                    .with("y", group + offset)
                    .with("xanchor", "left")
                    .with("xshift", 4)
                    .with("yanchor", "middle")
                    .with("showarrow", false)
                    .with("text", bar.label()));
        }
        return labels;
    }

    private static JsonObject label(Reference reference) {
        return new JsonObject()
                .with("x", reference.value())
                .with("y", 1)
                .with("yref", "paper")
                .with("yanchor", "bottom")
                .with("xanchor", "center")
                .with("showarrow", false)
                .with("text", Plotly.text(String.format(Locale.ROOT, "%s %.2f", reference.label(), reference.value())));
    }

    @Override
    public Table numbers() {
        Table table = Table.create(title, StringColumn.create(groupTitle.isEmpty() ? "group" : groupTitle, groups));
        for (Bars series : bars) {
            table.addColumns(column(
                    series.name(), series.values().stream().map(Bar::value).toList()));
            if (series.values().stream().anyMatch(Bar::hasInterval)) {
                table.addColumns(
                        column(
                                series.name() + " low",
                                series.values().stream().map(Bar::low).toList()),
                        column(
                                series.name() + " high",
                                series.values().stream().map(Bar::high).toList()));
            }
        }
        return table;
    }

    private static DoubleColumn column(String name, List<Double> values) {
        return DoubleColumn.create(name, values.toArray(Double[]::new));
    }
}
