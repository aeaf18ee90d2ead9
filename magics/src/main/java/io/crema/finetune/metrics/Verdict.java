package io.crema.finetune.metrics;

/** How the model stands against a baseline by one metric: a winner is named only outside the noise. */
public enum Verdict {
    /** Better, and the paired interval of the difference leaves 0 out. */
    BETTER,
    /** Worse, and the paired interval of the difference leaves 0 out. */
    WORSE,
    /** The paired interval of the difference holds 0. */
    WITHIN_NOISE,
    /** The difference has no value. */
    UNDEFINED
}
