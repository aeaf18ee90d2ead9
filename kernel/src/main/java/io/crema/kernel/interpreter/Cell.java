package io.crema.kernel.interpreter;

import java.util.function.BooleanSupplier;

/**
 * A cell to run.
 *
 * @param code the whole text, magics included
 * @param number the execution count that the notebook shows beside it, 0 for a silent one
 * @param stop whether the user has interrupted it, which may be before the interpreter has begun it
 */
public record Cell(String code, int number, BooleanSupplier stop) {

    /** A cell that only {@link Interpreter#interrupt} stops. */
    public Cell(String code, int number) {
        this(code, number, () -> false);
    }

    public boolean isInterrupted() {
        return stop.getAsBoolean();
    }
}
