package io.github.spencerpark.ijava;

import io.crema.kernel.display.Renderers;
import io.crema.kernel.shell.Notebook;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kernel as a notebook sees it. */
public final class JavaKernel {
    private final Renderer renderer;
    private final Magics magics;

    JavaKernel(Renderers renderers, io.crema.kernel.magic.Magics magics) {
        this.renderer = new Renderer(renderers);
        this.magics = new Magics(magics);
    }

    public Renderer getRenderer() {
        return renderer;
    }

    public Magics getMagics() {
        return magics;
    }

    /** Shows a bundle below the cell. */
    public void display(DisplayData data) {
        Notebook.display(data);
    }

    /**
     * Adds jars and folders of classes to the class path, which {@code *} and {@code ?} may stand for.
     *
     * @throws Exception if nothing of that name is there
     */
    public void addToClasspath(String path) throws Exception {
        Notebook.lineMagic("classpath", List.of(path));
    }

    /**
     * Runs code, and draws the value of its last expression.
     *
     * @throws Exception whatever the code throws
     */
    public DisplayData eval(String code) throws Exception {
        return DisplayData.of(Notebook.render(evalRaw(code)));
    }

    /**
     * Runs code.
     *
     * @return the value of its last expression; null for none
     * @throws Exception whatever the code throws
     */
    public @Nullable Object evalRaw(String code) throws Exception {
        return Notebook.eval(code);
    }
}
