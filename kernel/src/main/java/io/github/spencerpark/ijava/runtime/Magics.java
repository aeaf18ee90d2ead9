package io.github.spencerpark.ijava.runtime;

import io.crema.kernel.shell.Notebook;
import io.github.spencerpark.ijava.IJava;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs and adds magics in the session of the cell that calls. */
public final class Magics {
    private Magics() {}

    /**
     * Runs a line magic.
     *
     * @throws Exception whatever the magic throws
     */
    // Only the notebook's author knows the type of a magic's value.
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public static <T> @Nullable T lineMagic(String name, List<String> arguments) throws Exception {
        return Notebook.<T>lineMagic(name, arguments);
    }

    /**
     * Runs a cell magic with this text as the cell.
     *
     * @throws Exception whatever the magic throws
     */
    @SuppressWarnings("TypeParameterUnusedInFormals") // as above
    public static <T> @Nullable T cellMagic(String name, List<String> arguments, String body) throws Exception {
        return Notebook.<T>cellMagic(name, arguments, body);
    }

    /** Adds the methods of an object that {@code @LineMagic} and {@code @CellMagic} mark. */
    public static void registerMagics(Object holder) {
        IJava.getKernelInstance().getMagics().registerMagics(holder);
    }
}
