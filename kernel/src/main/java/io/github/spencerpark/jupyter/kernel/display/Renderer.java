package io.github.spencerpark.jupyter.kernel.display;

import io.crema.kernel.display.MimeType;
import io.crema.kernel.display.Renderers;
import java.util.LinkedHashSet;
import java.util.Set;

/** The session's renderers under IJava's name. */
public final class Renderer {
    private final Renderers renderers;

    public Renderer(Renderers renderers) {
        this.renderers = renderers;
    }

    /** Begins the renderer of a class. */
    public <T> RenderRegistration<T> createRegistration(Class<T> type) {
        return new RenderRegistration<>(renderers, type);
    }

    /** How a value is shown. */
    public DisplayData render(Object value) {
        return DisplayData.of(renderers.render(value));
    }

    /** How a value is shown to those who want these types. */
    public DisplayData renderAs(Object value, String... types) {
        Set<MimeType> wanted = new LinkedHashSet<>();
        for (String type : types) {
            wanted.add(new MimeType(type));
        }
        return DisplayData.of(renderers.render(value, wanted));
    }
}
