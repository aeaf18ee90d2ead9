package io.crema.finetune.train;

/** Why a training ended. */
public enum StopReason {
    /** All epochs were trained. */
    COMPLETED,
    /** The monitored metric did not improve for as many epochs as patience allows. */
    EARLY_STOPPED,
    /** The user pressed stop. */
    INTERRUPTED,
    /** The time that it was given is over. */
    OUT_OF_TIME,
    /** The loss was not a finite number. */
    DIVERGED;

    /**
     * Why, for people, as it stands behind "ended".
     *
     * @param monitor the metric that early stopping watches
     */
    public String words(String monitor) {
        return switch (this) {
            case COMPLETED -> "as planned";
            case EARLY_STOPPED -> "early, as " + monitor + " no longer improved";
            case INTERRUPTED -> "interrupted";
            case OUT_OF_TIME -> "out of time";
            case DIVERGED -> "diverged: the loss was not a finite number";
        };
    }

    /** Whether it ended of itself, having learned what it could. */
    public boolean isOfItself() {
        return this == COMPLETED || this == EARLY_STOPPED;
    }

    /** Whether it ended as it was told to, by its epochs, its patience or its time, so that its score is one of its kind. */
    public boolean isAsTold() {
        return isOfItself() || this == OUT_OF_TIME;
    }
}
