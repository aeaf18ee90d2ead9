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
            return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3g", value) : "n/a";
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
        Map<String, Object> layout = Plotly.layout(title, 128 + 26 * (groups.size() * (bars.size() + 1)));
        layout.put("xaxis", valueAxis());
        layout.put("yaxis", groupAxis());
        layout.put("barmode", "group");
        layout.put("bargap", 1 - FILL);
        layout.put("showlegend", bars.size() > 1);
        layout.put(
                "shapes",
                references.stream().map(each -> Plotly.rule("x", each.value())).toList());
        layout.put("annotations", annotations);
        return Plotly.figure(traces, layout);
    }

    private Map<String, Object> trace(Bars series, Palette look) {
        return Plotly.object(
                "type", "bar",
                "orientation", "h",
                "name", Plotly.text(series.name()),
                "x", Plotly.numbers(series.values().stream().map(Bar::value).toList()),
                "y", Plotly.texts(groups),
                "error_x", intervals(series),
                "marker",
                        Plotly.object(
                                "color", look.colour(),
                                "opacity", 0.85,
                                "pattern", Plotly.object("shape", look.pattern(), "fgcolor", "#ffffff", "size", 7)));
    }

    private static Map<String, Object> intervals(Bars series) {
        return Plotly.object(
                "type",
                "data",
                "visible",
                series.values().stream().anyMatch(Bar::hasInterval),
                "symmetric",
                false,
                "array",
                Plotly.numbers(series.values().stream().map(Bar::above).toList()),
                "arrayminus",
                Plotly.numbers(series.values().stream().map(Bar::below).toList()),
                "thickness",
                1.6,
                "width",
                5);
    }

    private Map<String, Object> valueAxis() {
        double highest = bars.stream()
                .flatMap(series -> series.values().stream())
                .mapToDouble(Bar::end)
                .max()
                .orElse(1);
        double reference =
                references.stream().mapToDouble(Reference::value).max().orElse(0);
        Map<String, Object> axis = Plotly.axis(valueTitle);
        double top = Math.max(highest, reference);
        axis.put("range", List.of(0.0, top > 0 ? top * 1.12 : 1.0));
        axis.put("zeroline", true);
        return axis;
    }

    private Map<String, Object> groupAxis() {
        Map<String, Object> axis = Plotly.axis(groupTitle);
        axis.put("type", "category");
        axis.put("autorange", "reversed");
        axis.put("showgrid", false);
        return axis;
    }

    /** On a category axis a position is the group's index; the bars of a group share {@link #FILL} of the way. */
    private List<Map<String, Object>> labels(Bars series, int index) {
        var labels = new ArrayList<Map<String, Object>>();
        double offset = (index - (bars.size() - 1) / 2.0) * FILL / bars.size();
        for (int group = 0; group < groups.size(); group++) {
            Bar bar = series.values().get(group);
            labels.add(Plotly.object(
                    "x",
                    bar.end(),
                    "y",
                    group + offset,
                    "xanchor",
                    "left",
                    "xshift",
                    4,
                    "yanchor",
                    "middle",
                    "showarrow",
                    false,
                    "text",
                    bar.label()));
        }
        return labels;
    }

    private static Map<String, Object> label(Reference reference) {
        return Plotly.object(
                "x",
                reference.value(),
                "y",
                1,
                "yref",
                "paper",
                "yanchor",
                "bottom",
                "xanchor",
                "center",
                "showarrow",
                false,
                "text",
                Plotly.text(reference.label()));
    }

    @Override
    public Table numbers() {
        Table table = Table.create(title, StringColumn.create(groupTitle, groups));
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
