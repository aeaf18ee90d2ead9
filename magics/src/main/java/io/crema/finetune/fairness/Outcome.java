package io.crema.finetune.fairness;

/** How a decision came out; dense loops use its index. */
enum Outcome {
    TRUE_NEGATIVE(0),
    FALSE_POSITIVE(1),
    FALSE_NEGATIVE(2),
    TRUE_POSITIVE(3);

    static final int COUNT = 4;

    private final int index;

    Outcome(int index) {
        this.index = index;
    }

    int index() {
        return index;
    }

    /** Whether the row truly is positive. */
    static boolean isPositive(int index) {
        return index == TRUE_POSITIVE.index || index == FALSE_NEGATIVE.index;
    }

    /** A set of outcomes as bits. */
    static int mask(Outcome... outcomes) {
        int mask = 0;
        for (Outcome outcome : outcomes) {
            mask |= 1 << outcome.index;
        }
        return mask;
    }

    static Outcome of(boolean positive, boolean selected) {
        if (positive) {
            return selected ? TRUE_POSITIVE : FALSE_NEGATIVE;
        }
        return selected ? FALSE_POSITIVE : TRUE_NEGATIVE;
    }
}
