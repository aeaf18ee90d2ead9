package io.crema.magics.render;

import io.crema.finetune.data.image.Pixels;
import io.crema.finetune.explain.Attribution;
import io.crema.finetune.explain.Explained;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * A picture as the model sees it, and beside it the same in grey with what its pixels did drawn over it: blue for the label,
 * orange against it. Patches that did much bear a sign.
 */
record AttributionSheet(Explained.OfPicture explained, Attribution attribution) {
    private static final int FRAME = 324;
    private static final int GAP = 10;
    private static final int CAPTION = 22;
    private static final double STRONG = 0.4;
    private static final Color FOR = new Color(0x0072B2);
    private static final Color AGAINST = new Color(0xD55E00);

    Picture draw(ChartFonts fonts) {
        try (var canvas = new Canvas(3 * GAP + 2 * FRAME, 2 * GAP + FRAME + CAPTION)) {
            canvas.graphics()
                    .setRenderingHint(
                            RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
            Pixels picture = explained.picture().withChannels(3);
            canvas.graphics().drawImage(original(picture), GAP, GAP, FRAME, FRAME, null);
            canvas.graphics().drawImage(overlaid(picture), 2 * GAP + FRAME, GAP, FRAME, FRAME, null);
            signs(canvas, fonts);
            double baseline = GAP + FRAME + CAPTION - 5.;
            canvas.text(fonts.label(), Canvas.INK, "as the model sees it", GAP, baseline, 0);
            canvas.text(fonts.label(), Canvas.INK, "blue, + for; orange, \u2212 against", 2 * GAP + FRAME, baseline, 0);
            return canvas.picture();
        }
    }

    private static BufferedImage original(Pixels picture) {
        var image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                image.setRGB(x, y, new Color(picture.at(x, y, 0), picture.at(x, y, 1), picture.at(x, y, 2)).getRGB());
            }
        }
        return image;
    }

    private BufferedImage overlaid(Pixels picture) {
        Pixels grey = picture.withChannels(1);
        double scale = scale();
        var image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                double value = value(x, y);
                double alpha = scale == 0 ? 0 : Math.min(1, Math.abs(value) / scale) * .85;
                Color ink = value < 0 ? AGAINST : FOR;
                int light = 90 + grey.at(x, y, 0) * 165 / 255; // pale, so that the inks show on dark pictures too
                image.setRGB(x, y, mixed(light, ink, alpha).getRGB());
            }
        }
        return image;
    }

    private static Color mixed(int grey, Color ink, double alpha) {
        return new Color(
                (int) (grey * (1 - alpha) + ink.getRed() * alpha),
                (int) (grey * (1 - alpha) + ink.getGreen() * alpha),
                (int) (grey * (1 - alpha) + ink.getBlue() * alpha));
    }

    /** What a pixel did, or where that is not known, its patch. */
    private double value(int x, int y) {
        int width = explained.picture().width();
        return attribution.positions().isEmpty()
                ? attribution.parts().get(patch(x, y))
                : attribution.positions().get(y * width + x);
    }

    private int patch(int x, int y) {
        int patches = explained.patches();
        return y * patches / explained.picture().height() * patches
                + x * patches / explained.picture().width();
    }

    /** What is drawn at full strength: all but one pixel of a hundred are below it. */
    private double scale() {
        double[] sizes = (attribution.positions().isEmpty() ? attribution.parts() : attribution.positions())
                .stream().mapToDouble(Math::abs).sorted().toArray();
        return attribution.positions().isEmpty() ? sizes[sizes.length - 1] : sizes[sizes.length * 99 / 100];
    }

    private void signs(Canvas canvas, ChartFonts fonts) {
        double greatest =
                attribution.parts().stream().mapToDouble(Math::abs).max().orElse(0);
        int patches = explained.patches();
        double side = (double) FRAME / patches;
        for (int part = 0; part < attribution.parts().size() && greatest > 0; part++) {
            double value = attribution.parts().get(part);
            if (Math.abs(value) >= STRONG * greatest) {
                int row = part / patches;
                int column = part % patches;
                double x = 2 * GAP + FRAME + (column + .5) * side;
                double y = GAP + (row + .5) * side;
                String sign = value < 0 ? "\u2212" : "+";
                canvas.graphics().setColor(Color.WHITE);
                canvas.graphics().fillOval((int) x - 8, (int) y - 8, 16, 16);
                canvas.text(fonts.title(), Canvas.INK, sign, x, y + 5, .5);
            }
        }
    }
}
