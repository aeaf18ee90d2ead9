package io.github.spencerpark.ijava;

import io.crema.kernel.shell.Notebook;

/** Where a notebook finds its kernel. */
public final class IJava {
    private IJava() {}

    /** The kernel of the cell that calls. */
    public static JavaKernel getKernelInstance() {
        return new JavaKernel(Notebook.renderers(), Notebook.magics());
    }
}
