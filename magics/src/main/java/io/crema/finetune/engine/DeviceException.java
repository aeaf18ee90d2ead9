package io.crema.finetune.engine;

/** A device was asked for that cannot be had. The message says what to do. */
public final class DeviceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String summary;
    private final String hint;

    DeviceException(String summary, String hint) {
        super(summary + ". " + hint);
        this.summary = summary;
        this.hint = hint;
    }

    /** What happened. */
    public String summary() {
        return summary;
    }

    /** What to do next. */
    public String hint() {
        return hint;
    }
}
