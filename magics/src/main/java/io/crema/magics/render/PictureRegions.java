package io.crema.magics.render;

import io.crema.finetune.explain.Explained;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the nine thirds of a picture did: a summary that needs no picture. */
final class PictureRegions {
    private static final List<String> NAMES =
            List.of("top left", "top", "top right", "left", "middle", "right", "bottom left", "bottom", "bottom right");

    private PictureRegions() {}

    /** @param values of the picture's patches */
    static SignedBars of(Explained.OfPicture picture, List<Double> values) {
        int patches = picture.patches();
        List<Double> sums = new ArrayList<>(Collections.nCopies(NAMES.size(), 0.0));
        for (int part = 0; part < values.size(); part++) {
            int region = part / patches * 3 / patches * 3 + part % patches * 3 / patches;
            sums.set(region, sums.get(region) + values.get(part));
        }
        return new SignedBars("region", NAMES, sums, List.of());
    }
}
