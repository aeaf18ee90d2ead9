package io.crema.magics.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    /** The title is ours, at the left as in all our pictures; XChart draws below it. */
    private static final int TITLE = 36;

    private static final int MOST_NAMED = 20;

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
        var chart = new XYChart(width, height - TITLE);
        chart.setXAxisTitle(layout.at("xaxis").at("title").title());
        chart.setYAxisTitle(layout.at("yaxis").at("title").title());
        style(chart.getStyler(), fonts);
        chart.getStyler().setLegendVisible(traces.size() > 1);
        for (int i = 0; i < traces.size(); i++) {
            if (!add(chart, traces.get(i), i)) {
                return Optional.empty();
            }
        }
        Map<Double, String> names = namedPositions(traces);
        if (!names.isEmpty()) {
            // XChart puts its ticks between the names: its own labels keep their room but are not seen.
            chart.getStyler()
                    .setXAxisTickLabelsColor(Color.WHITE)
                    .setXAxisTickLabelsFormattingFunction(position -> "0");
        }
        range(chart.getStyler(), layout, traces);
        for (Tree shape : layout.at("shapes").items()) {
            mark(chart, shape);
        }
        try (var canvas = new Canvas(width, height)) {
            canvas.text(fonts.title(), Canvas.INK, layout.at("title").title(), 12, 26, 0);
            canvas.graphics().translate(0, TITLE);
            chart.paint(canvas.graphics(), width, height - TITLE);
            writePositions(canvas, chart, names, fonts);
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
                .setAxisTitlePadding(18)
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
        series.setLineStyle(DASHES.getOrDefault(trace.at("line").at("dash").text(""), SeriesLines.SOLID));
        series.setMarker(MARKERS.getOrDefault(trace.at("marker").at("symbol").text(""), SeriesMarkers.CIRCLE));
        series.setLineWidth((float) Math.min(2, trace.at("line").at("width").number(2)));
        series.setShowInLegend(!trace.at("showlegend").text("").equals("false"));
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

    /** The positions to be named on x: all of them if they are names or a few whole numbers, else XChart's own choice. */
    private static Map<Double, String> namedPositions(List<Tree> traces) {
        Tree x = traces.get(0).at("x");
        var names = new TreeMap<Double, String>();
        if (!x.isNumeric()) {
            List<String> labels = x.labels();
            int every = 1 + labels.size() / MOST_NAMED;
            for (int i = 0; i < labels.size(); i += every) {
                names.put((double) i, labels.get(i));
            }
            return names;
        }
        for (Tree trace : traces) {
            for (double position : trace.at("x").numbers()) {
                names.put(position, String.format(Locale.ROOT, "%.0f", position));
            }
        }
        boolean whole = names.keySet().stream().allMatch(position -> position == Math.rint(position));
        return whole && names.size() <= MOST_NAMED ? names : Map.of();
    }

    private static void writePositions(Canvas canvas, XYChart chart, Map<Double, String> names, ChartFonts fonts) {
        XYStyler styler = chart.getStyler();
        double lowest = chart.getScreenYFromChart(styler.getYAxisMin());
        double content = lowest - chart.getScreenYFromChart(styler.getYAxisMax());
        double margin = content * (1 / styler.getPlotContentSize() - 1) / 2;
        double baseline = lowest + margin + 17;
        double room = chart.getWidth() / (double) Math.max(1, names.size());
        names.forEach((position, name) -> canvas.text(
                fonts.small(),
                Canvas.INK,
                canvas.fitting(fonts.small(), name, room),
                chart.getScreenXFromChart(position),
                baseline,
                0.5));
    }

    /** Some air around the lines, so that no point lies on the frame. */
    private static void range(XYStyler styler, Tree layout, List<Tree> traces) {
        double[] x = layout.at("xaxis").at("range").numbers();
        if (x.length == 2 && x[0] < x[1]) {
            styler.setXAxisMin(x[0]).setXAxisMax(x[1]);
        }
        double[] all = traces.stream()
                .flatMapToDouble(trace -> DoubleStream.of(trace.at("y").numbers()))
                .filter(Double::isFinite)
                .toArray();
        double low = DoubleStream.of(all).min().orElse(0);
        double high = DoubleStream.of(all).max().orElse(1);
        double air = high > low ? 0.08 * (high - low) : Math.max(0.1, 0.1 * Math.abs(high));
        double[] y = layout.at("yaxis").at("range").numbers();
        boolean given = y.length == 2 && y[0] < y[1];
        styler.setYAxisMin(given ? y[0] : low - air).setYAxisMax(given ? y[1] : high + air);
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
            double x = chart.getScreenXFromChart(note.at("x").number());
            canvas.text(fonts.label(), Canvas.GREY, note.at("text").label().strip(), x + 5, 24, 0);
        }
    }
}
