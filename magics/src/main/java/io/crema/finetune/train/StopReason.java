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

    /** Whether it ended of itself, having learned what it could. */
    public boolean isOfItself() {
        return this == COMPLETED || this == EARLY_STOPPED;
    }
}
