package io.github.spencerpark.ijava.runtime;

import io.crema.kernel.preload.Preload;
import java.util.List;

/** What IJava's notebooks use without an import and a session does not have of itself. */
public final class IJavaPreload implements Preload {
    @Override
    public List<String> imports() {
        return List.of(
                "static io.github.spencerpark.ijava.runtime.Kernel.getKernelInstance",
                "static io.github.spencerpark.ijava.runtime.Magics.registerMagics",
                "io.github.spencerpark.jupyter.kernel.magic.registry.LineMagic",
                "io.github.spencerpark.jupyter.kernel.magic.registry.CellMagic");
    }
}
