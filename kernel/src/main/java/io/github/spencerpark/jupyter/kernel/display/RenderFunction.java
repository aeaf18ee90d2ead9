package io.github.spencerpark.jupyter.kernel.display;

/** Draws a value in the types that the context asks for. */
@FunctionalInterface
public interface RenderFunction<T> {
    void render(T value, RenderContext context);
}
