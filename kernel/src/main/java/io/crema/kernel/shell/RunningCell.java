package io.crema.kernel.shell;

import io.crema.kernel.interpreter.Cell;
import io.crema.kernel.interpreter.CellInput;
import io.crema.kernel.interpreter.CellOutput;

/** A cell on its way: where it shows things, whom it asks, and whether its user has pressed stop. */
final class RunningCell {
    private final Cell cell;
    private final CellOutput output;
    private final CellInput input;
    private volatile boolean interrupted;

    RunningCell(Cell cell, CellOutput output, CellInput input) {
        this.cell = cell;
        this.output = output;
        this.input = input;
    }

    Cell cell() {
        return cell;
    }

    CellOutput output() {
        return output;
    }

    CellInput input() {
        return input;
    }

    boolean interrupted() {
        return interrupted;
    }

    void interrupt() {
        interrupted = true;
    }
}
