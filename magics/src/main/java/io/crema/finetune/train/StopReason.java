package io.crema.finetune.train;

/** Why a training ended. In every case the model holds the best epoch's weights. */
public enum StopReason {
    /** All epochs were trained. */
    COMPLETED,
    /** The monitored metric did not improve for as many epochs as patience allows. */
    EARLY_STOPPED,
    /** The user pressed stop. */
    INTERRUPTED,
    /** The loss was not a finite number; the last good weights were restored. */
    DIVERGED
}
