package io.crema.magics.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.knowm.xchart.Histogram;

/**
 * Bars beside each other, lying or standing, with intervals and reference lines. Drawn by hand, because the intervals of
 * a proportion are not symmetric, and XChart's error bars are. A histogram is counted here and drawn as bars.
 */
final class BarPainter implements Painter {
    private static final int BINS = 20;

    /** One series: its bars by category. */
    record Series(String name, Tree trace, List<Bar> bars) {}

    /** A value with what its interval reaches below and above it; NaN where there is nothing. */
    record Bar(double value, double below, double above) {
        double high() {
            return length() + (Double.isNaN(above) ? 0 : above);
        }

        double low() {
            return length() - (Double.isNaN(below) ? 0 : below);
        }

        /** The value, or 0 for a bar that is missing. */
        double length() {
            return Double.isNaN(value) ? 0 : value;
        }

        boolean hasInterval() {
            return !Double.isNaN(value) && !Double.isNaN(above);
        }
    }

    @Override
    public Optional<Picture> draw(Tree figure, ChartFonts fonts) {
        List<Tree> traces = figure.at("data").items();
        Tree first = traces.get(0);
        if (first.at("type").text("").equals("histogram")) {
            return histogram(figure, first, fonts);
        }
        boolean lying = first.at("orientation").text("v").equals("h");
        String names = lying ? "y" : "x";
        List<String> categories = first.at(names).labels();
        var series = new ArrayList<Series>();
        for (Tree trace : traces) {
            if (!trace.at("type").text("").equals("bar")
                    || trace.at(names).items().size() != categories.size()) {
                return Optional.empty();
            }
            series.add(series(trace, lying ? "x" : "y", series.size(), categories.size()));
        }
        boolean stacked = figure.at("layout").at("barmode").text("group").matches("stack|relative");
        if (categories.isEmpty() || (stacked && series.size() > 1)) {
            return Optional.empty();
        }
        return Optional.of(BarSheet.draw(figure, fonts, lying, categories, series));
    }

    private static Series series(Tree trace, String values, int index, int count) {
        String name = trace.at("name").label();
        Tree interval = trace.at("error_" + values);
        boolean symmetric = !interval.at("symmetric").text("").equals("false");
        double[] lengths = padded(trace.at(values).numbers(), count);
        double[] below = padded(interval.at(symmetric ? "array" : "arrayminus").numbers(), count);
        double[] above = padded(interval.at("array").numbers(), count);
        List<Bar> bars = IntStream.range(0, count)
                .mapToObj(i -> new Bar(lengths[i], below[i], above[i]))
                .toList();
        return new Series(name.isBlank() ? "series " + (index + 1) : name, trace, bars);
    }

    private static double[] padded(double[] values, int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> i < values.length ? values[i] : Double.NaN)
                .toArray();
    }

    private static Optional<Picture> histogram(Tree figure, Tree trace, ChartFonts fonts) {
        var values = new ArrayList<Double>();
        for (double value : trace.at("x").numbers()) {
            if (Double.isFinite(value)) {
                values.add(value);
            }
        }
        if (values.isEmpty()) {
            return Optional.empty();
        }
        int bins = (int) trace.at("nbinsx").number();
        var counted = new Histogram(values, bins > 0 ? bins : BINS);
        boolean wide = counted.getMax() - counted.getMin() >= 2 * BINS;
        List<String> middles = counted.getxAxisData().stream()
                .map(bin -> NumberFormatting.brief(wide ? Math.rint(bin) : bin))
                .toList();
        List<Bar> counts = counted.getyAxisData().stream()
                .map(count -> new Bar(count, Double.NaN, Double.NaN))
                .toList();
        var series = new Series("count", trace, counts);
        return Optional.of(BarSheet.draw(figure, fonts, false, middles, List.of(series)));
    }
}
