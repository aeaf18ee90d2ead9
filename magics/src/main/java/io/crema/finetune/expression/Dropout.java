package io.crema.finetune.expression;

/**
 * Dropout by 15 random bits an element: an element is kept when its bits are not below the threshold.
 *
 * @param probability of an element to be dropped, in [0,1)
 */
record Dropout(double probability) {
    private static final int LEVELS = 1 << 15;

    Dropout {
        if (!(probability >= 0 && probability < 1)) {
            throw new IllegalArgumentException("a dropout probability is in [0,1), not " + probability);
        }
    }

    /** How many of the 32768 values drop an element; at least one of them keeps it, whatever the rounding. */
    int threshold() {
        return (int) Math.min(Math.round(probability * LEVELS), LEVELS - 1);
    }

    /** What a kept element is multiplied by, so that the mean stays. */
    double scale() {
        return (double) LEVELS / (LEVELS - threshold());
    }
}
