package io.crema.finetune.fairness;

/** Between what a gap is measured. */
public enum GapMethod {
    /** The group with the highest rate and the one with the lowest. */
    BETWEEN_GROUPS("between groups"),
    /** The group farthest from all rows pooled, and these. */
    TO_OVERALL("to overall");

    private final String words;

    GapMethod(String words) {
        this.words = words;
    }

    /** For people: {@code between groups}. */
    public String words() {
        return words;
    }
}
