package io.crema.kernel.interpreter;

import java.util.Optional;

/**
 * A language that runs cells. The kernel may call every method from several threads at a time: {@link #execute} from as
 * many as there are subshells, which share their variables.
 */
public interface Interpreter extends AutoCloseable {

    /**
     * Runs one cell to its end.
     *
     * @param cell the text, and the number it has in the notebook
     * @param output where the cell shows things; {@code System.out} is the kernel's affair, not this method's
     */
    ExecuteResult execute(Cell cell, CellOutput output, CellInput input);

    /** Evaluates one expression for {@code user_expressions}: it prints nothing and declares nothing. */
    ExecuteResult evaluate(String expression);

    /** What can stand at the cursor, a UTF-16 offset into the cell. */
    Completion complete(String cell, int cursor);

    /** What the name at the cursor is; empty when there is nothing to say. */
    Optional<Inspection> inspect(String cell, int cursor, boolean detailed);

    /** Whether the text can be run as it is. */
    Completeness isComplete(String cell);

    /** Stops this very cell, also when it still compiles or waits for input, and no other. Does nothing when it does not run. */
    void interrupt(Cell cell);

    /** Ends what cells have left running beside them and can be ended in order. It may still print for its cell. */
    @Override
    void close();
}
