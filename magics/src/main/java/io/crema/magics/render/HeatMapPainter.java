package io.crema.magics.render;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** A grid of shaded cells with their values, as a confusion matrix has it. */
final class HeatMapPainter implements Painter {
    private static final int TOP = 44;
    private static final int BOTTOM = 52;
    private static final int MOST_LABELLED = 20;

    @Override
    public Optional<Picture> draw(Tree figure, ChartFonts fonts) {
        Tree trace = figure.at("data").items().get(0);
        List<Tree> cells = trace.at("z").items();
        List<String> rows = trace.at("y").labels();
        List<String> columns = trace.at("x").labels();
        if (cells.isEmpty()
                || rows.size() != cells.size()
                || cells.stream().anyMatch(row -> row.items().size() != columns.size())) {
            return Optional.empty();
        }
        int width = Painter.width(figure);
        int height = Painter.height(figure, 420);
        try (var canvas = new Canvas(width, height)) {
            new Drawing(canvas, fonts, figure.at("layout"), rows, columns, cells, labels(trace), top(trace))
                    .paint(width, height);
            return Optional.of(canvas.picture());
        }
    }

    /** What the darkest cell means, where that is not the highest there is. */
    private static OptionalDouble top(Tree trace) {
        double top = trace.at("zmax").number();
        return Double.isFinite(top) ? OptionalDouble.of(top) : OptionalDouble.empty();
    }

    /** What the cells say where that is not their numbers. */
    private static List<Tree> labels(Tree trace) {
        return trace.at("texttemplate").text("").equals("%{text}")
                ? trace.at("text").items()
                : List.of();
    }

    private record Drawing(
            Canvas canvas,
            ChartFonts fonts,
            Tree layout,
            List<String> rows,
            List<String> columns,
            List<Tree> cells,
            List<Tree> labels,
            OptionalDouble top) {

        void paint(int width, int height) {
            Font label = fonts.label();
            int widest = rows.stream()
                    .mapToInt(row -> canvas.width(label, row))
                    .max()
                    .orElse(0);
            int left = Math.min(widest, 200) + 44;
            var plot = new Rectangle2D.Double(left, TOP, width - left - 20, height - TOP - BOTTOM);
            canvas.text(fonts.title(), Canvas.INK, layout.at("title").title(), 12, 26, 0);
            canvas.text(label, Canvas.INK, layout.at("xaxis").at("title").title(), plot.getCenterX(), height - 12, 0.5);
            canvas.upwards(label, layout.at("yaxis").at("title").title(), 20, plot.getCenterY());
            paintCells(plot);
            double cellWidth = plot.width / columns.size();
            layout.at("shapes").items().forEach(stroke -> paintStroke(stroke, plot));
            for (int column = 0; column < columns.size(); column++) {
                String name = canvas.fitting(label, columns.get(column), cellWidth - 4);
                canvas.text(label, Canvas.INK, name, plot.x + (column + 0.5) * cellWidth, plot.getMaxY() + 18, 0.5);
            }
            double cellHeight = plot.height / rows.size();
            for (int row = 0; row < rows.size(); row++) {
                String name = canvas.fitting(label, rows.get(row), 200);
                canvas.text(label, Canvas.INK, name, plot.x - 8, plot.y + (place(row) + 0.5) * cellHeight + 4, 1);
            }
        }

        private void paintCells(Rectangle2D.Double plot) {
            double[] all = cells.stream()
                    .flatMapToDouble(row -> DoubleStream.of(row.numbers()))
                    .filter(Double::isFinite)
                    .toArray();
            double highest = top.orElse(DoubleStream.of(all).max().orElse(1));
            double lowest = Math.min(0, DoubleStream.of(all).min().orElse(0));
            double width = plot.width / columns.size();
            double height = plot.height / rows.size();
            for (int row = 0; row < rows.size(); row++) {
                double[] values = cells.get(row).numbers();
                for (int column = 0; column < columns.size(); column++) {
                    double value = values[column];
                    double shade =
                            Double.isFinite(value) && highest > lowest ? (value - lowest) / (highest - lowest) : 0;
                    paintCell(
                            new Rectangle2D.Double(
                                    plot.x + column * width + 1,
                                    plot.y + place(row) * height + 1,
                                    width - 2,
                                    height - 2),
                            Inks.blues(shade),
                            row < labels.size()
                                            && column < labels.get(row).items().size()
                                    ? labels.get(row).labels().get(column)
                                    : written(value));
                }
            }
        }

        private void paintCell(Rectangle2D.Double cell, Color ground, String value) {
            canvas.graphics().setColor(ground);
            canvas.graphics().fill(cell);
            if (columns.size() <= MOST_LABELLED) {
                canvas.text(fonts.label(), Inks.on(ground), value, cell.getCenterX(), cell.getCenterY() + 4, 0.5);
            }
        }

        /** A line given in cells, as hatching is: the middle of the first cell is at 0. */
        private void paintStroke(Tree stroke, Rectangle2D.Double plot) {
            double cellWidth = plot.width / columns.size();
            double cellHeight = plot.height / rows.size();
            canvas.line(
                    Canvas.GREY,
                    1.2f,
                    plot.x + (stroke.at("x0").number() + 0.5) * cellWidth,
                    plot.y + (stroke.at("y0").number() + 0.5) * cellHeight,
                    plot.x + (stroke.at("x1").number() + 0.5) * cellWidth,
                    plot.y + (stroke.at("y1").number() + 0.5) * cellHeight);
        }

        /** Plotly puts the first row at the bottom unless the axis is reversed. */
        private int place(int row) {
            boolean reversed = layout.at("yaxis").at("autorange").text("").equals("reversed");
            return reversed ? row : rows.size() - 1 - row;
        }

        private static String written(double value) {
            if (!Double.isFinite(value)) {
                return Grid.MISSING;
            }
            return value == Math.rint(value)
                    ? String.format(Locale.ROOT, "%,.0f", value)
                    : String.format(Locale.ROOT, "%.2f", value);
        }
    }
}
