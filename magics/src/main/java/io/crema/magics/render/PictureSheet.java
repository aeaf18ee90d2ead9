package io.crema.magics.render;

import io.crema.finetune.data.image.Images;
import io.crema.finetune.data.image.Pixels;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;

/** Pictures side by side, each with its label below. One that cannot be read is an empty frame that says so. */
record PictureSheet(Images images, List<String> labels) {
    private static final int WIDTH = 720;
    private static final int FRAME = 84;
    private static final int GAP = 6;
    private static final int CAPTION = 18;

    /** At most 720 pixels wide, as many rows as it takes. */
    Picture draw(ChartFonts fonts) {
        int columns = Math.max(1, Math.min(images.size(), (WIDTH - GAP) / (FRAME + GAP)));
        int rows = (images.size() + columns - 1) / columns;
        try (var canvas = new Canvas(GAP + columns * (FRAME + GAP), GAP + rows * (FRAME + CAPTION + GAP))) {
            for (int i = 0; i < images.size(); i++) {
                int left = GAP + i % columns * (FRAME + GAP);
                int top = GAP + i / columns * (FRAME + CAPTION + GAP);
                drawOne(canvas, fonts, i, left, top);
            }
            return canvas.picture();
        }
    }

    private void drawOne(Canvas canvas, ChartFonts fonts, int index, int left, int top) {
        double middle = left + FRAME / 2.;
        try {
            fit(canvas.graphics(), images.get(index), left, top);
        } catch (IOException e) {
            canvas.graphics().setColor(Canvas.FAINT);
            canvas.graphics().drawRect(left, top, FRAME - 1, FRAME - 1);
            canvas.text(fonts.small(), Canvas.GREY, "unreadable", middle, top + FRAME / 2., .5);
        }
        String label = canvas.fitting(fonts.label(), labels.get(index), FRAME);
        canvas.text(fonts.label(), Canvas.INK, label, middle, top + FRAME + CAPTION - 5., .5);
    }

    /** The whole picture in the middle of its frame; small ones in whole pixels, so that one sees what the model sees. */
    private static void fit(Graphics2D graphics, Pixels picture, int left, int top) {
        int longer = Math.max(picture.width(), picture.height());
        int times = FRAME / longer;
        double scale = times > 0 ? times : FRAME / (double) longer;
        int width = Math.max(1, (int) Math.round(picture.width() * scale));
        int height = Math.max(1, (int) Math.round(picture.height() * scale));
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                longer <= FRAME
                        ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                        : RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image(picture), left + (FRAME - width) / 2, top + (FRAME - height) / 2, width, height, null);
    }

    private static BufferedImage image(Pixels picture) {
        Pixels coloured = picture.withChannels(3);
        var image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                image.setRGB(
                        x, y, new Color(coloured.at(x, y, 0), coloured.at(x, y, 1), coloured.at(x, y, 2)).getRGB());
            }
        }
        return image;
    }
}
