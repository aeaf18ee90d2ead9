package io.github.spencerpark.ijava.runtime;

import io.crema.kernel.shell.Notebook;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/** Shows values below the cell that calls. */
public final class Display {
    private Display() {}

    /** How a value would be shown, in these MIME types or in all that it has. */
    public static DisplayData render(@Nullable Object value, String... types) {
        return DisplayData.of(Notebook.render(value, types));
    }

    /** Shows a value and gives the display's id. */
    public static String display(@Nullable Object value, String... types) {
        return Notebook.display(value, types);
    }

    /** Replaces what was shown under this id. */
    public static void updateDisplay(String id, @Nullable Object value, String... types) {
        Notebook.updateDisplay(id, value, types);
    }
}
