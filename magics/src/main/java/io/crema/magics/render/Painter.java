package io.crema.magics.render;

import java.util.Optional;

/** Draws the figures of one kind of trace. */
interface Painter {

    /** Room that no picture goes beyond, CSS pixels. */
    int WIDEST = 720;

    int TALLEST = 900;

    /** The picture of a Plotly figure; empty if this painter cannot draw what it holds. */
    Optional<Picture> draw(Tree figure, ChartFonts fonts);

    static int width(Tree figure) {
        return (int)
                Math.max(240, Math.min(WIDEST, figure.at("layout").at("width").number(WIDEST)));
    }

    static int height(Tree figure, double otherwise) {
        return (int)
                Math.max(160, Math.min(TALLEST, figure.at("layout").at("height").number(otherwise)));
    }
}
