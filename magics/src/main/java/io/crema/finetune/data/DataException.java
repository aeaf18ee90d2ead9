package io.crema.finetune.data;

/**
 * Data could not be read, or not be used as asked, and whoever asked can mend it.
 *
 * <p>The message is the summary followed by the hint, so it stands alone in a stack trace; a notebook may show the two
 * on lines of their own.
 */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String summary;
    private final String hint;

    /**
     * @param summary what happened and what was expected, without a full stop: {@code no column "lable" in reviews}
     * @param hint what to do next, as whole sentences
     */
    public DataException(String summary, String hint) {
        super(summary + ". " + hint);
        this.summary = summary;
        this.hint = hint;
    }

    /** As above, with the cause for the log. */
    public DataException(String summary, String hint, Throwable cause) {
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
