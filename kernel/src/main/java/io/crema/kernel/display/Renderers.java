package io.crema.kernel.display;

import java.util.List;

/** Picks the renderer of a value's most specific type. */
public final class Renderers {
    private final List<Renderer<?>> renderers;

    public Renderers(List<Renderer<?>> renderers) {
        this.renderers = List.copyOf(renderers);
    }

    /** One bundle for a value: that of the most specific renderer, or its {@code toString()}. */
    public DisplayData render(Object value) {
        List<DisplayData> all = renderAll(value);
        return all.get(all.size() - 1);
    }

    /** The bundles of a value, at least one. */
    public List<DisplayData> renderAll(Object value) {
        for (Renderer<?> renderer : renderers) {
            if (renderer.type().isInstance(value)) {
                return renderAs(renderer, value);
            }
        }
        return List.of(DisplayData.text(String.valueOf(value)));
    }

    private static <T> List<DisplayData> renderAs(Renderer<T> renderer, Object value) {
        return renderer.renderAll(renderer.type().cast(value));
    }
}
