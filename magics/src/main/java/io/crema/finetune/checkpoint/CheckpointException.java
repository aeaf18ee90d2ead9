package io.crema.finetune.checkpoint;

/** A run cannot be gone on with: it is not there, is damaged, or is another one. The message says what to do. */
public final class CheckpointException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String summary;
    private final String hint;

    /**
     * Says what happened.
     *
     * @param summary what happened and what was expected, without a full stop
     * @param hint what to do next, as whole sentences
     */
    public CheckpointException(String summary, String hint) {
        super(summary + ". " + hint);
        this.summary = summary;
        this.hint = hint;
    }

    CheckpointException(String summary, String hint, Throwable cause) {
        super(summary + ". " + hint, cause);
        this.summary = summary;
        this.hint = hint;
    }

    /** What happened and what was expected. */
    public String summary() {
        return summary;
    }

    /** What to do next. */
    public String hint() {
        return hint;
    }
}
