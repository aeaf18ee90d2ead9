package io.crema.finetune;

/** A fine-tuning was stopped before its first step, so that there is nothing to keep. */
public final class FineTuningInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FineTuningInterruptedException() {
        super("stopped before the first step: nothing was trained");
    }
}
