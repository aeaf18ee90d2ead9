package io.crema.kernel.interpreter;

import java.util.Optional;

/**
 * A language that runs cells. The kernel calls {@link #execute} on one thread at a time, and every other method from
 * other threads while a cell runs.
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

    /** Stops the running cell, also one that still compiles or waits for input. Does nothing when none runs. */
    void interrupt();

    @Override
    void close();
}
