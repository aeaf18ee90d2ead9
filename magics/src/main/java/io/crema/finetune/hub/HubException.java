package io.crema.finetune.hub;

/** A model could not be had by its name. The message says what to do. */
public final class HubException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String summary;
    private final String hint;

    HubException(String summary, String hint) {
        super(summary + ". " + hint);
        this.summary = summary;
        this.hint = hint;
    }

    HubException(String summary, String hint, Throwable cause) {
        super(summary + ". " + hint, cause);
        this.summary = summary;
        this.hint = hint;
    }

    /** What happened and what was expected, without a full stop. */
    public String summary() {
        return summary;
    }

    /** What to do next. */
    public String hint() {
        return hint;
    }
}
