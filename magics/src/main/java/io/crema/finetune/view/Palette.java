package io.crema.finetune.view;

/**
 * How the series of a chart are told apart: by the colours of Okabe and Ito and, always, by dash, marker and pattern.
 */
public enum Palette {
    BLUE("#0072B2", "solid", "circle", ""),
    VERMILLION("#D55E00", "dash", "square", "/"),
    GREEN("#009E73", "dot", "diamond", "x"),
    PURPLE("#CC79A7", "dashdot", "triangle-up", "."),
    ORANGE("#E69F00", "longdash", "cross", "-"),
    SKY("#56B4E9", "longdashdot", "x", "+");

    private final String colour;
    private final String dash;
    private final String marker;
    private final String pattern;

    Palette(String colour, String dash, String marker, String pattern) {
        this.colour = colour;
        this.dash = dash;
        this.marker = marker;
        this.pattern = pattern;
    }

    /** The look of the series at an index from 0; it repeats after the last. */
    public static Palette of(int index) {
        return values()[index % values().length];
    }

    /** {@code #rrggbb}. */
    public String colour() {
        return colour;
    }

    /** The colour as a veil that lets the ground through: {@code rgba(0,114,178,0.18)}. */
    String tint() {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return "rgba(%d,%d,%d,0.18)".formatted(rgb >> 16, (rgb >> 8) & 0xff, rgb & 0xff);
    }

    String dash() {
        return dash;
    }

    String marker() {
        return marker;
    }

    String pattern() {
        return pattern;
    }
}
