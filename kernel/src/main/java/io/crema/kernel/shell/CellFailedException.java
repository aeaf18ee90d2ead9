package io.crema.kernel.shell;

import io.crema.kernel.interpreter.CellError;
import org.jspecify.annotations.Nullable;

/** A cell cannot go on. The error is ready to be shown; the cause is what the user's code or a magic threw, if it did. */
final class CellFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient CellError error;

    CellFailedException(CellError error) {
        this(error, null);
    }

    CellFailedException(CellError error, @Nullable Throwable cause) {
        super(error.message(), cause);
        this.error = error;
    }

    CellError error() {
        return error;
    }
}
