package io.crema.finetune.weights;

/** A model's files are missing, damaged, or not what their configuration says. The message says what to do. */
public final class WeightsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String summary;
    private final String hint;

    public WeightsException(String summary) {
        this(summary, "");
    }

    /**
     * Says what to do, too.
     *
     * @param summary what happened and what was expected, without a full stop
     * @param hint what to do next
     */
    public WeightsException(String summary, String hint) {
        super(hint.isEmpty() ? summary : summary + ". " + hint);
        this.summary = summary;
        this.hint = hint;
    }

    public WeightsException(String summary, Throwable cause) {
        super(summary, cause);
        this.summary = summary;
        this.hint = "";
    }

    /** What happened and what was expected. */
    public String summary() {
        return summary;
    }

    /** What to do next, or an empty string. */
    public String hint() {
        return hint;
    }
}
