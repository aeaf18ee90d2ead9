package io.crema.finetune.generation;

/** How many tokens are written at a time: as many as a reader, or the stop button, does not wait for. */
final class Pace {
    private static final double SECONDS = 0.03;
    private static final int FASTER = 2;

    private int tokens = 1;

    /** How many to write next. */
    int tokens() {
        return tokens;
    }

    /** Hears how long some tokens took. */
    void took(int written, double seconds) {
        int fitting = (int) Math.min(SECONDS * written / Math.max(seconds, 1e-9), Integer.MAX_VALUE);
        tokens = Math.max(1, Math.min(fitting, FASTER * tokens));
    }
}
