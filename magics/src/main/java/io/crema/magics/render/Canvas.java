package io.crema.magics.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;

/** A white sheet with the fonts and inks that all static pictures share. Coordinates are CSS pixels from the top left. */
final class Canvas implements AutoCloseable {
    static final Color INK = new Color(0x222222);
    static final Color FAINT = new Color(0xDDDDDD);
    static final Color GREY = new Color(0x777777);

    private final BufferedImage image;
    private final Graphics2D graphics;

    Canvas(int width, int height) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(INK);
    }

    Graphics2D graphics() {
        return graphics;
    }

    Picture picture() {
        return new Picture(image);
    }

    int width(Font font, String text) {
        return graphics.getFontMetrics(font).stringWidth(text);
    }

    /** Writes text whose baseline is at y; {@code anchor} is the part of the text that stands left of x: 0, 0.5 or 1. */
    void text(Font font, Color ink, String text, double x, double y, double anchor) {
        graphics.setFont(font);
        graphics.setColor(ink);
        graphics.drawString(text, (float) (x - anchor * width(font, text)), (float) y);
    }

    /** Writes text that reads upwards, its middle at (x, y). */
    void upwards(Font font, String text, double x, double y) {
        var before = graphics.getTransform();
        graphics.rotate(-Math.PI / 2, x, y);
        text(font, INK, text, x, y, 0.5);
        graphics.setTransform(before);
    }

    void line(Color ink, float width, double x1, double y1, double x2, double y2) {
        graphics.setColor(ink);
        graphics.setStroke(new BasicStroke(width));
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    void dashed(Color ink, double x1, double y1, double x2, double y2) {
        graphics.setColor(ink);
        graphics.setStroke(
                new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 4}, 0));
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    /** The text, shortened with an ellipsis until it is at most so wide. */
    String fitting(Font font, String text, double width) {
        String fitting = text;
        while (fitting.length() > 2 && width(font, fitting) > width) {
            fitting = Grid.shortened(fitting, fitting.length() - 1);
        }
        return fitting;
    }

    @Override
    public void close() {
        graphics.dispose();
    }
}
