package io.crema.kernel.interpreter;

import io.crema.kernel.display.Display;

/** Where a running cell shows things and says things of its own, such as a compiler's warning. */
public interface CellOutput extends Display {

    /** Writes text to the cell's standard output, in order with what the cell prints. */
    void print(String text);

    /** Writes text to the cell's standard error, in order with what the cell prints. */
    void warn(String text);
}
