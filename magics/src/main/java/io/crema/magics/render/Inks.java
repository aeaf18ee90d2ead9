package io.crema.magics.render;

import io.crema.finetune.view.Palette;
import java.awt.Color;

/** The colours of traces: their own, or those of Okabe and Ito in turn. */
final class Inks {
    private Inks() {}

    static Color of(Tree trace, int index) {
        String named =
                trace.at("marker").at("color").text(trace.at("line").at("color").text(""));
        return named.matches("#[0-9a-fA-F]{6}")
                ? Color.decode(named)
                : Color.decode(Palette.of(index).colour());
    }

    /** The colour as seen through white paper: opacity in [0,1]. */
    static Color tint(Color colour, double opacity) {
        return new Color(
                mixed(colour.getRed(), opacity), mixed(colour.getGreen(), opacity), mixed(colour.getBlue(), opacity));
    }

    private static int mixed(int channel, double opacity) {
        return (int) Math.round(255 + (channel - 255) * opacity);
    }

    /** From almost white to dark blue at a fraction in [0,1]: ColorBrewer's "Blues". */
    static Color blues(double fraction) {
        int[][] stops = {{0xf7, 0xfb, 0xff}, {0x9e, 0xca, 0xe1}, {0x21, 0x71, 0xb5}, {0x08, 0x30, 0x6b}};
        double place = Math.max(0, Math.min(1, fraction)) * (stops.length - 1);
        int stop = (int) Math.min(stops.length - 2, Math.floor(place));
        double rest = place - stop;
        int[] from = stops[stop];
        int[] to = stops[stop + 1];
        return new Color((int) (from[0] + (to[0] - from[0]) * rest), (int) (from[1] + (to[1] - from[1]) * rest), (int)
                (from[2] + (to[2] - from[2]) * rest));
    }

    /** Black or white, whichever is read better on the ground. */
    static Color on(Color ground) {
        double luminance = 0.299 * ground.getRed() + 0.587 * ground.getGreen() + 0.114 * ground.getBlue();
        return luminance < 140 ? Color.WHITE : Canvas.INK;
    }
}
