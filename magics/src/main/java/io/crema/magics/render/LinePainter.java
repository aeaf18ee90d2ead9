package io.crema.magics.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Lines and points, by XChart. */
final class LinePainter implements Painter {
    private static final Map<String, Marker> MARKERS = Map.of(
            "circle", SeriesMarkers.CIRCLE,
            "square", SeriesMarkers.SQUARE,
            "diamond", SeriesMarkers.DIAMOND,
            "triangle-up", SeriesMarkers.TRIANGLE_UP,
            "triangle-down", SeriesMarkers.TRIANGLE_DOWN,
            "cross", SeriesMarkers.PLUS,
            "x", SeriesMarkers.CROSS);

    private static final Map<String, BasicStroke> DASHES = Map.of(
            "dash", SeriesLines.DASH_DASH,
            "longdash", SeriesLines.DASH_DASH,
            "dot", SeriesLines.DOT_DOT,
            "dashdot", SeriesLines.DASH_DOT,
            "longdashdot", SeriesLines.DASH_DOT);

    @Override
    public Optional<Picture> draw(Tree figure, ChartFonts fonts) {
        List<Tree> traces = figure.at("data").items();
        if (traces.stream().anyMatch(trace -> !trace.at("type").text("scatter").equals("scatter"))) {
            return Optional.empty();
        }
        int width = Painter.width(figure);
        int height = Painter.height(figure, 380);
        Tree layout = figure.at("layout");
        var chart = new XYChart(width, height);
        chart.setTitle(layout.at("title").title());
        chart.setXAxisTitle(layout.at("xaxis").at("title").title());
        chart.setYAxisTitle(layout.at("yaxis").at("title").title());
        style(chart.getStyler(), fonts);
        chart.getStyler().setLegendVisible(traces.size() > 1);
        for (int i = 0; i < traces.size(); i++) {
            if (!add(chart, traces.get(i), i)) {
                return Optional.empty();
            }
        }
        labelPositions(chart.getStyler(), traces);
        for (Tree shape : layout.at("shapes").items()) {
            mark(chart, shape);
        }
        try (var canvas = new Canvas(width, height)) {
            chart.paint(canvas.graphics(), width, height);
            layout.at("annotations").items().forEach(note -> write(canvas, chart, note, fonts));
            return Optional.of(canvas.picture());
        }
    }

    private static void style(XYStyler styler, ChartFonts fonts) {
        styler.setChartBackgroundColor(Color.WHITE)
                .setPlotBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setChartTitleFont(fonts.title())
                .setChartTitleBoxVisible(false)
                .setChartFontColor(Canvas.INK)
                .setLegendFont(fonts.label())
                .setLegendBorderColor(Color.WHITE)
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal)
                .setLegendSeriesLineLength(36)
                .setMarkerSize(8)
                .setChartPadding(12)
                .setLocale(Locale.ROOT);
        styler.setAxisTitleFont(fonts.label())
                .setAxisTickLabelsFont(fonts.small())
                .setAxisTickLabelsColor(Canvas.INK)
                .setPlotGridLinesColor(Canvas.FAINT)
                .setPlotGridLinesStroke(new BasicStroke(1))
                .setPlotGridVerticalLinesVisible(false)
                .setYAxisDecimalPattern("0.###");
        styler.setAnnotationLineColor(Canvas.GREY)
                .setAnnotationLineStroke(
                        new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 4}, 0));
    }

    private static boolean add(XYChart chart, Tree trace, int index) {
        double[] y = trace.at("y").numbers();
        double[] x = positions(trace, y.length);
        if (y.length == 0 || x.length != y.length || !trace.at("y").isNumeric()) {
            return false;
        }
        String name = trace.at("name").label();
        XYSeries series = chart.addSeries(name.isBlank() ? "series " + (index + 1) : name, x, y);
        Color colour = Inks.of(trace, index);
        series.setLineColor(colour);
        series.setMarkerColor(colour);
        series.setLineWidth(2);
        series.setLineStyle(DASHES.getOrDefault(trace.at("line").at("dash").text(""), SeriesLines.SOLID));
        series.setMarker(MARKERS.getOrDefault(trace.at("marker").at("symbol").text(""), SeriesMarkers.CIRCLE));
        String mode = trace.at("mode").text("lines");
        if (!mode.contains("lines")) {
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        } else if (!mode.contains("markers") && y.length > 1) {
            series.setMarker(SeriesMarkers.NONE);
        }
        return true;
    }

    /** Positions that are no numbers, such as names and dates, stand one beside the other. */
    private static double[] positions(Tree trace, int count) {
        Tree x = trace.at("x");
        return x.value() != null && x.isNumeric()
                ? x.numbers()
                : IntStream.range(0, count).asDoubleStream().toArray();
    }

    private static void labelPositions(XYStyler styler, List<Tree> traces) {
        Tree x = traces.get(0).at("x");
        if (x.value() != null && !x.isNumeric()) {
            List<String> names = x.labels();
            styler.setXAxisTickLabelsFormattingFunction(
                    at -> at == Math.rint(at) && at >= 0 && at < names.size() ? names.get(at.intValue()) : " ");
            return;
        }
        double[] all = traces.stream()
                .flatMapToDouble(trace -> DoubleStream.of(trace.at("x").numbers()))
                .toArray();
        if (DoubleStream.of(all).allMatch(value -> value == Math.rint(value))) {
            styler.setXAxisTickLabelsFormattingFunction(
                    at -> Math.abs(at - Math.rint(at)) < 1e-6 ? String.format(Locale.ROOT, "%.0f", at) : " ");
        }
        if (DoubleStream.of(all).distinct().count() == 1) {
            styler.setXAxisMin(all[0] - 1).setXAxisMax(all[0] + 1);
        }
    }

    private static void mark(XYChart chart, Tree shape) {
        double x0 = shape.at("x0").number();
        if (x0 == shape.at("x1").number()) {
            chart.addAnnotation(new AnnotationLine(x0, true, false));
        } else if (shape.at("y0").number() == shape.at("y1").number()) {
            chart.addAnnotation(new AnnotationLine(shape.at("y0").number(), false, false));
        }
    }

    /** Only notes at the top of the plot, as our own marks have them. */
    private static void write(Canvas canvas, XYChart chart, Tree note, ChartFonts fonts) {
        if (note.at("yref").text("").equals("paper")) {
            double top = chart.getTitle().isEmpty() ? 24 : 52;
            double x = chart.getScreenXFromChart(note.at("x").number());
            canvas.text(fonts.label(), Canvas.GREY, note.at("text").label().strip(), x + 5, top, 0);
        }
    }
}
