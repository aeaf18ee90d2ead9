package io.crema.magics.render;

import io.crema.magics.render.BarPainter.Bar;
import io.crema.magics.render.BarPainter.Series;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.TexturePaint;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** One picture of bars: where everything stands on the sheet. */
final class BarSheet {
    private static final double FILL = 0.7;
    private static final int MOST_LABELLED = 24;

    private final Canvas canvas;
    private final ChartFonts fonts;
    private final Tree layout;
    private final boolean lying;
    private final List<String> categories;
    private final List<Series> series;
    private final Scale scale;
    private final Rectangle2D.Double plot;

    private BarSheet(
            Canvas canvas, ChartFonts fonts, Tree layout, boolean lying, List<String> categories, List<Series> series) {
        this.canvas = canvas;
        this.fonts = fonts;
        this.layout = layout;
        this.lying = lying;
        this.categories = categories;
        this.series = series;
        this.scale = Scale.of(layout.at(lying ? "xaxis" : "yaxis"), series);
        int width = canvas.picture().width();
        int height = canvas.picture().height();
        int names = categories.stream()
                .mapToInt(name -> canvas.width(fonts.label(), name))
                .max()
                .orElse(0);
        double left = lying ? Math.min(names, 220) + 44 : 64;
        double top = series.size() > 1 || !layout.at("shapes").items().isEmpty() ? 72 : 48;
        this.plot = new Rectangle2D.Double(left, top, width - left - 28, height - top - 56);
    }

    static Picture draw(Tree figure, ChartFonts fonts, boolean lying, List<String> categories, List<Series> series) {
        try (var canvas = new Canvas(Painter.width(figure), Painter.height(figure, 400))) {
            new BarSheet(canvas, fonts, figure.at("layout"), lying, categories, series).paint();
            return canvas.picture();
        }
    }

    private void paint() {
        paintTitles();
        paintValueAxis();
        for (int i = 0; i < series.size(); i++) {
            paintBars(series.get(i), i);
        }
        paintCategories();
        paintReferences();
        if (series.size() > 1) {
            paintLegend();
        }
    }

    private void paintTitles() {
        int height = canvas.picture().height();
        canvas.text(fonts.title(), Canvas.INK, layout.at("title").title(), 12, 26, 0);
        canvas.text(
                fonts.label(), Canvas.INK, layout.at("xaxis").at("title").title(), plot.getCenterX(), height - 12, 0.5);
        canvas.upwards(fonts.label(), layout.at("yaxis").at("title").title(), 20, plot.getCenterY());
    }

    private void paintValueAxis() {
        for (double tick : scale.ticks()) {
            double at = along(tick);
            String label = scale.label(tick);
            if (lying) {
                canvas.line(Canvas.FAINT, 1, at, plot.y, at, plot.getMaxY());
                canvas.text(fonts.small(), Canvas.INK, label, at, plot.getMaxY() + 18, 0.5);
            } else {
                canvas.line(Canvas.FAINT, 1, plot.x, at, plot.getMaxX(), at);
                canvas.text(fonts.small(), Canvas.INK, label, plot.x - 8, at + 4, 1);
            }
        }
    }

    private void paintBars(Series bars, int index) {
        double thickness = step() * FILL / series.size();
        boolean labelled = categories.size() * series.size() <= MOST_LABELLED;
        for (int category = 0; category < categories.size(); category++) {
            double middle = middle(category) + (index - (series.size() - 1) / 2.0) * thickness;
            Bar bar = bars.bars().get(category);
            fill(shape(middle, thickness - 2, bar.length()), bars, index);
            paintInterval(bar, middle);
            if (labelled) {
                paintLabel(bar, middle);
            }
        }
    }

    private Rectangle2D.Double shape(double middle, double thickness, double value) {
        double from = Math.min(along(0), along(value));
        double length = Math.abs(along(value) - along(0));
        return lying
                ? new Rectangle2D.Double(from, middle - thickness / 2, length, thickness)
                : new Rectangle2D.Double(middle - thickness / 2, from, thickness, length);
    }

    private void fill(Rectangle2D.Double bar, Series bars, int index) {
        Graphics2D graphics = canvas.graphics();
        Color colour = Inks.of(bars.trace(), index);
        graphics.setColor(Inks.tint(colour, 0.85));
        graphics.fill(bar);
        if (!bars.trace().at("marker").at("pattern").at("shape").text("").isEmpty()) {
            graphics.setPaint(hatching(index));
            graphics.fill(bar);
        }
    }

    /** White strokes on the colour, at another angle for each series. */
    private static TexturePaint hatching(int index) {
        var tile = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = tile.createGraphics();
        graphics.setColor(Color.WHITE);
        if (index % 2 == 1) {
            graphics.drawLine(0, 7, 7, 0);
        } else {
            graphics.fillRect(3, 3, 2, 2);
        }
        graphics.dispose();
        return new TexturePaint(tile, new Rectangle(8, 8));
    }

    private void paintInterval(Bar bar, double middle) {
        if (!bar.hasInterval()) {
            return;
        }
        double low = along(bar.low());
        double high = along(bar.high());
        stroke(low, middle, high, middle);
        stroke(low, middle - 4, low, middle + 4);
        stroke(high, middle - 4, high, middle + 4);
    }

    /** A line from one point to another, given as (along the values, across them). */
    private void stroke(double along1, double across1, double along2, double across2) {
        if (lying) {
            canvas.line(Canvas.INK, 1.6f, along1, across1, along2, across2);
        } else {
            canvas.line(Canvas.INK, 1.6f, across1, along1, across2, along2);
        }
    }

    private void paintLabel(Bar bar, double middle) {
        double value = bar.value();
        String label = Double.isNaN(value)
                ? "n/a"
                : String.format(
                        Locale.ROOT, value == Math.rint(value) && Math.abs(value) < 1e6 ? "%.0f" : "%.3g", value);
        double end = bar.high();
        if (lying) {
            canvas.text(fonts.small(), Canvas.INK, label, along(end) + 6, middle + 4, 0);
        } else {
            canvas.text(fonts.small(), Canvas.INK, label, middle, along(end) - 5, 0.5);
        }
    }

    private void paintCategories() {
        double room = step() - 4;
        int every = lying ? 1 : Math.max(1, (int) Math.ceil(widest() / Math.max(room, 1) / 2));
        for (int category = 0; category < categories.size(); category += every) {
            double middle = middle(category);
            if (lying) {
                String name = canvas.fitting(fonts.label(), categories.get(category), 220);
                canvas.text(fonts.label(), Canvas.INK, name, plot.x - 8, middle + 4, 1);
            } else {
                String name = canvas.fitting(fonts.small(), categories.get(category), room * every);
                canvas.text(fonts.small(), Canvas.INK, name, middle, plot.getMaxY() + 18, 0.5);
            }
        }
        stroke(along(0), lying ? plot.y : plot.x, along(0), lying ? plot.getMaxY() : plot.getMaxX());
    }

    private double widest() {
        return categories.stream()
                .mapToInt(name -> canvas.width(fonts.small(), name))
                .max()
                .orElse(0);
    }

    private void paintReferences() {
        String axis = lying ? "x" : "y";
        for (Tree shape : layout.at("shapes").items()) {
            double value = shape.at(axis + "0").number();
            if (value == shape.at(axis + "1").number()) {
                double at = along(value);
                canvas.dashed(
                        Canvas.GREY,
                        lying ? at : plot.x,
                        lying ? plot.y : at,
                        lying ? at : plot.getMaxX(),
                        lying ? plot.getMaxY() : at);
            }
        }
        for (Tree note : layout.at("annotations").items()) {
            if (lying && note.at("yref").text("").equals("paper")) {
                String text = note.at("text").label();
                canvas.text(fonts.small(), Canvas.GREY, text, along(note.at("x").number()), plot.y - 6, 0.5);
            }
        }
    }

    private void paintLegend() {
        double x = plot.x;
        for (int i = 0; i < series.size(); i++) {
            fill(new Rectangle2D.Double(x, 38, 14, 14), series.get(i), i);
            canvas.text(fonts.label(), Canvas.INK, series.get(i).name(), x + 20, 50, 0);
            x += 44 + canvas.width(fonts.label(), series.get(i).name());
        }
    }

    private double step() {
        return (lying ? plot.height : plot.width) / categories.size();
    }

    private double middle(int category) {
        boolean reversed = layout.at("yaxis").at("autorange").text("").equals("reversed");
        int place = lying && !reversed ? categories.size() - 1 - category : category;
        return (lying ? plot.y : plot.x) + (place + 0.5) * step();
    }

    private double along(double value) {
        double fraction = scale.fraction(value);
        return lying ? plot.x + fraction * plot.width : plot.getMaxY() - fraction * plot.height;
    }

    /** The value axis: a range with round ticks. */
    private record Scale(double low, double high, double tick) {

        static Scale of(Tree axis, List<Series> series) {
            List<Bar> bars =
                    series.stream().flatMap(each -> each.bars().stream()).toList();
            double high = Math.max(0, bars.stream().mapToDouble(Bar::high).max().orElse(1)) * 1.12;
            double low = Math.min(0, bars.stream().mapToDouble(Bar::low).min().orElse(0)) * 1.12;
            double[] range = axis.at("range").numbers();
            if (range.length == 2 && range[0] < range[1]) {
                low = range[0];
                high = range[1];
            }
            return high > low ? new Scale(low, high, round((high - low) / 6)) : new Scale(0, 1, 0.2);
        }

        private static double round(double step) {
            double power = Math.pow(10, Math.floor(Math.log10(step)));
            double digit = step / power;
            return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
        }

        double fraction(double value) {
            return Math.max(0, Math.min(1, (value - low) / (high - low)));
        }

        double[] ticks() {
            int first = (int) Math.ceil(low / tick - 1e-9);
            int last = (int) Math.floor(high / tick + 1e-9);
            return IntStream.rangeClosed(first, last).mapToDouble(i -> i * tick).toArray();
        }

        String label(double value) {
            int decimals = Math.max(0, (int) -Math.floor(Math.log10(tick) + 1e-9));
            return String.format(Locale.ROOT, "%,." + decimals + "f", value);
        }
    }
}
