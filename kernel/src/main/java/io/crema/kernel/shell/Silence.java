package io.crema.kernel.shell;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.interpreter.Cell;
import io.crema.kernel.interpreter.CellInput;
import io.crema.kernel.interpreter.CellOutput;

/** Where there is no cell to show anything below, and nobody to ask. */
final class Silence implements CellOutput, CellInput {
    private Silence() {}

    /** A cell that is being written, not run. */
    static RunningCell cell(String code) {
        var silence = new Silence();
        return new RunningCell(new Cell(code, 0), silence, silence);
    }

    @Override
    public String show(DisplayData data) {
        return "";
    }

    @Override
    public void update(String displayId, DisplayData data) {}

    @Override
    public void clear(boolean wait) {}

    @Override
    public void print(String text) {}

    @Override
    public void warn(String text) {}

    @Override
    public String readLine(String prompt, boolean password) {
        throw new InputUnavailableException();
    }
}
