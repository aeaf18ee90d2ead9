package io.crema.kernel.interpreter;

import io.crema.kernel.comm.Comms;
import io.crema.kernel.display.Display;
import io.crema.kernel.display.DisplayData;

/** Where a running cell shows things and says things of its own, such as a compiler's warning. */
public interface CellOutput extends Display {

    /** Writes text to the cell's standard output, in order with what the cell prints. */
    void print(String text);

    /** Writes text to the cell's standard error, in order with what the cell prints. */
    void warn(String text);

    /** Shows help or something else to read beside the notebook, in a front end that has a place for it. */
    default void page(DisplayData data) {
        show(data);
    }

    /**
     * Puts code into the next cell, or with {@code replace} into this one, once this one has run. Does nothing where
     * there are no cells to put it in.
     */
    default void setNextInput(String code, boolean replace) {}

    /**
     * Where a library opens channels to its other half in the front end.
     *
     * @throws IllegalStateException if there is no front end
     */
    default Comms comms() {
        throw new IllegalStateException("there is no front end to open a comm to");
    }
}
