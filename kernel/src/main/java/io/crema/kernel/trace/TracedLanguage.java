package io.crema.kernel.trace;

import io.crema.kernel.display.DisplayData;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a debugger asks of a language besides stopping it. */
public interface TracedLanguage {

    /** The variables of the session, in the order of their declaration; the signature is the type as a cell spells it. */
    List<Variable> variables();

    /**
     * Runs an expression, or a statement, on the calling thread.
     *
     * @param locals what it can name besides the session's own variables; it cannot assign to them
     * @throws EvaluationFailedException if it does not compile, or throws
     */
    @Nullable
    Object evaluate(String expression, List<Variable> locals) throws EvaluationFailedException;

    /** A value as a cell would show it. */
    DisplayData render(Object value);

    /**
     * Compiles the methods again that a cell declared before the tracer was switched on, so that they can be stopped.
     *
     * @param code the cell's text
     */
    void retrace(String code);

    /**
     * The lines of the types that a cell declared before the tracer was switched on. A type cannot be compiled again
     * without a new class, so nothing stops there until the cell is run again.
     *
     * @param code the cell's text
     */
    Set<Integer> unreported(String code);

    /** An expression could not be evaluated. The message says why, for the user. */
    final class EvaluationFailedException extends Exception {
        private static final long serialVersionUID = 1L;

        public EvaluationFailedException(String message) {
            super(message);
        }
    }
}
