package io.crema.magics.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Points with intervals in a square whose axes both go from 0 to 1, such as a reliability diagram. */
final class PointPainter implements Painter {
    private static final int TOP = 44;
    private static final int LEFT = 70;
    private static final int BOTTOM = 92;
    private static final int RIGHT = 24;
    private static final double LOW = -0.03;
    private static final double HIGH = 1.08;

    @Override
    public Optional<Picture> draw(Tree figure, ChartFonts fonts) {
        int width = Painter.width(figure);
        int height = Painter.height(figure, 460);
        try (var canvas = new Canvas(width, height)) {
            var plot = new Rectangle2D.Double(LEFT, TOP, width - LEFT - RIGHT, height - TOP - BOTTOM);
            Drawing drawing = new Drawing(canvas, fonts, plot);
            drawing.frame(figure.at("layout"));
            List<Tree> traces = figure.at("data").items();
            traces.forEach(drawing::trace);
            drawing.legend(traces, height - 14);
            return Optional.of(canvas.picture());
        }
    }

    private record Drawing(Canvas canvas, ChartFonts fonts, Rectangle2D.Double plot) {

        private double x(double value) {
            return plot.x + (value - LOW) / (HIGH - LOW) * plot.width;
        }

        private double y(double value) {
            return plot.getMaxY() - (value - LOW) / (HIGH - LOW) * plot.height;
        }

        void frame(Tree layout) {
            canvas.text(fonts.title(), Canvas.INK, layout.at("title").title(), 12, 26, 0);
            for (int tick = 0; tick <= 5; tick++) {
                double value = tick / 5.0;
                String label = String.format(Locale.ROOT, "%.1f", value);
                canvas.line(Canvas.FAINT, 1, plot.x, y(value), plot.getMaxX(), y(value));
                canvas.text(fonts.small(), Canvas.INK, label, plot.x - 6, y(value) + 4, 1);
                canvas.text(fonts.small(), Canvas.INK, label, x(value), plot.getMaxY() + 16, 0.5);
            }
            canvas.text(
                    fonts.label(),
                    Canvas.INK,
                    layout.at("xaxis").at("title").title(),
                    plot.getCenterX(),
                    plot.getMaxY() + 40,
                    0.5);
            canvas.upwards(fonts.label(), layout.at("yaxis").at("title").title(), 22, plot.getCenterY());
        }

        void trace(Tree trace) {
            double[] xs = trace.at("x").numbers();
            double[] ys = trace.at("y").numbers();
            if (isLine(trace)) {
                canvas.dashed(Canvas.GREY, x(xs[0]), y(ys[0]), x(xs[1]), y(ys[1]));
                return;
            }
            double[] above = trace.at("error_y").at("array").numbers();
            double[] below = trace.at("error_y").at("arrayminus").numbers();
            List<String> labels = trace.at("text").labels();
            for (int point = 0; point < xs.length; point++) {
                double at = x(xs[point]);
                double low = y(ys[point] - below[point]);
                double high = y(ys[point] + above[point]);
                canvas.line(colour(trace), 1.6f, at, low, at, high);
                canvas.line(colour(trace), 1.6f, at - 4, low, at + 4, low);
                canvas.line(colour(trace), 1.6f, at - 4, high, at + 4, high);
                marker(trace, at, y(ys[point]));
                canvas.text(fonts.small(), Canvas.INK, labels.get(point), at + 6, y(ys[point]) - 6, 0);
            }
        }

        private void marker(Tree trace, double x, double y) {
            canvas.graphics().setColor(colour(trace));
            if (trace.at("marker").at("symbol").text("").equals("square")) {
                canvas.graphics().setStroke(new BasicStroke(2));
                canvas.graphics().draw(new Rectangle2D.Double(x - 4, y - 4, 8, 8));
            } else {
                canvas.graphics().fill(new Ellipse2D.Double(x - 4.5, y - 4.5, 9, 9));
            }
        }

        void legend(List<Tree> traces, double baseline) {
            double x = plot.x;
            for (Tree trace : traces) {
                if (isLine(trace)) {
                    canvas.dashed(Canvas.GREY, x, baseline - 4, x + 26, baseline - 4);
                } else {
                    marker(trace, x + 13, baseline - 4);
                }
                String name = trace.at("name").label();
                canvas.text(fonts.label(), Canvas.INK, name, x + 32, baseline, 0);
                x += 56 + canvas.width(fonts.label(), name);
            }
        }

        private static boolean isLine(Tree trace) {
            return trace.at("mode").text("").equals("lines");
        }

        private static Color colour(Tree trace) {
            return Color.decode(trace.at("marker").at("color").text("#000000"));
        }
    }
}
