package io.crema.finetune.weights;

/** A model's files are missing, damaged, or not what their configuration says. The message says what to do. */
public final class WeightsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WeightsException(String message) {
        super(message);
    }

    public WeightsException(String message, Throwable cause) {
        super(message, cause);
    }
}
