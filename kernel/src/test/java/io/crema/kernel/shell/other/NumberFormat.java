package io.crema.kernel.shell.other;

/** A class with the simple name of another one. */
public final class NumberFormat {
    private NumberFormat() {}

    public static String mine() {
        return "mine";
    }
}
