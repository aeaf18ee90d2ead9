package io.crema.kernel.shell;

/** The ANSI colours of a traceback; both the light and the dark theme of a notebook can show them. */
enum Colour {
    RED("31"),
    BOLD("1"),
    CYAN("36"),
    FAINT("90");

    private final String code;

    Colour(String code) {
        this.code = code;
    }

    String paint(String text) {
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
