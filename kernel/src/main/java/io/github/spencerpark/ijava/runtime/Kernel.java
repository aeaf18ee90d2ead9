package io.github.spencerpark.ijava.runtime;

import io.crema.kernel.shell.Notebook;
import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;
import org.jspecify.annotations.Nullable;

/** The kernel of the cell that calls. */
public final class Kernel {
    private Kernel() {}

    public static JavaKernel getKernelInstance() {
        return IJava.getKernelInstance();
    }

    /**
     * Runs code.
     *
     * @return the value of its last expression; null for none
     * @throws Exception whatever the code throws
     */
    public static @Nullable Object eval(String code) throws Exception {
        return Notebook.eval(code);
    }
}
