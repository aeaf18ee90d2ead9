package io.crema.kernel.magic;

/**
 * A magic could not do what it was asked, and the user can mend it. Two lines in the notebook: what happened, and what
 * to type next. The trace goes to the log.
 */
public final class MagicException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    /**
     * @param summary what happened and what was expected, starting with the magic: {@code %finetune: no column "lable"}
     * @param hint what to type next, or an empty string
     */
    public MagicException(String summary, String hint) {
        super(summary);
        this.hint = hint;
    }

    /** As above, with the cause for the log. */
    public MagicException(String summary, String hint, Throwable cause) {
        super(summary, cause);
        this.hint = hint;
    }

    /** What to type next, or an empty string. */
    public String hint() {
        return hint;
    }
}
