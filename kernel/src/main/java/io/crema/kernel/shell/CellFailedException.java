package io.crema.kernel.shell;

import io.crema.kernel.interpreter.CellError;

/** A cell cannot go on; the error is ready to be shown. */
final class CellFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient CellError error;

    CellFailedException(CellError error) {
        super(error.message());
        this.error = error;
    }

    CellError error() {
        return error;
    }
}
