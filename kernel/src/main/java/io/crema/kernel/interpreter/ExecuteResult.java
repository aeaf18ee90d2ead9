package io.crema.kernel.interpreter;

import io.crema.kernel.display.DisplayData;
import java.util.Optional;

/** How a cell ended. */
public sealed interface ExecuteResult {

    /** What the cell shows as its value; empty also for a cell that failed. */
    default Optional<DisplayData> value() {
        return Optional.empty();
    }

    /** What the user is told went wrong; empty for a cell that ran to its end. */
    default Optional<CellError> problem() {
        return Optional.empty();
    }

    /** The cell ran to its end. {@code value} is what it shows: empty for declarations, statements and null. */
    record Success(Optional<DisplayData> value) implements ExecuteResult {}

    /** The cell failed: it did not compile, it threw, or a magic refused. */
    record Failure(CellError error) implements ExecuteResult {
        @Override
        public Optional<CellError> problem() {
            return Optional.of(error);
        }
    }

    /**
     * The cell was interrupted. What it had done stays done.
     *
     * @param error the notice for the user, ename {@code Interrupted}
     */
    record Interrupted(CellError error) implements ExecuteResult {
        @Override
        public Optional<CellError> problem() {
            return Optional.of(error);
        }
    }

    static ExecuteResult nothing() {
        return new Success(Optional.empty());
    }

    static ExecuteResult value(DisplayData value) {
        return new Success(Optional.of(value));
    }
}
