package io.crema.finetune;

/** A fine-tuning was stopped before there was anything to keep. The message says where. */
public final class FineTuningInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FineTuningInterruptedException(String message) {
        super(message);
    }
}
