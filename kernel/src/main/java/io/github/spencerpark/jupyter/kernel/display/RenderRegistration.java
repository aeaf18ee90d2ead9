package io.github.spencerpark.jupyter.kernel.display;

import io.crema.kernel.display.MimeType;
import io.crema.kernel.display.Renderers;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A renderer in the making: {@code preferring(TEXT_HTML).onType(Point.class).register((point, context) -> ...)}.
 *
 * @param <T> what all of its types have in common
 */
public final class RenderRegistration<T> {
    private final Renderers renderers;
    private final Class<T> bound;
    private final Set<MimeType> preferred = new LinkedHashSet<>();
    private final Set<MimeType> supported = new LinkedHashSet<>();
    private final Set<Class<? extends T>> types = new LinkedHashSet<>();

    RenderRegistration(Renderers renderers, Class<T> bound) {
        this.renderers = renderers;
        this.bound = bound;
    }

    /** A type that is drawn even if nobody names it. */
    public RenderRegistration<T> preferring(MIMEType type) {
        preferred.add(type.type());
        return this;
    }

    public RenderRegistration<T> preferring(String type) {
        return preferring(MIMEType.parse(type));
    }

    /** Types that are drawn for those who name them; for everybody where none is preferred. */
    public RenderRegistration<T> supporting(MIMEType... more) {
        for (MIMEType type : more) {
            supported.add(type.type());
        }
        return this;
    }

    public RenderRegistration<T> supporting(String... more) {
        for (String type : more) {
            supporting(MIMEType.parse(type));
        }
        return this;
    }

    /** A class whose values are drawn; without any it is the one that the registration was made for. */
    public RenderRegistration<T> onType(Class<? extends T> type) {
        types.add(type);
        return this;
    }

    /** Adds the renderer to the session. */
    public void register(RenderFunction<? super T> function) {
        if (types.isEmpty()) {
            types.add(bound);
        }
        types.forEach(type -> register(type, function));
    }

    private <S extends T> void register(Class<S> type, RenderFunction<? super T> function) {
        renderers.register(new RegisteredRenderer<>(type, preferred.isEmpty() ? supported : preferred, function));
    }
}
