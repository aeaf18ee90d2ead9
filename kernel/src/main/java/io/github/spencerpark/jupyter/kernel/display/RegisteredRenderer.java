package io.github.spencerpark.jupyter.kernel.display;

import io.crema.kernel.display.MimeType;
import io.crema.kernel.display.Renderer;
import io.crema.kernel.display.TextRenderer;
import java.util.Set;

/** A renderer that was put together in a notebook. */
record RegisteredRenderer<T>(Class<T> type, Set<MimeType> preferred, RenderFunction<? super T> function)
        implements Renderer<T> {
    RegisteredRenderer {
        preferred = Set.copyOf(preferred);
    }

    @Override
    public io.crema.kernel.display.DisplayData render(T value) {
        io.crema.kernel.display.DisplayData drawn = render(value, preferred);
        // Not every reader can see the rest.
        return drawn.data().containsKey(MimeType.TEXT)
                ? drawn
                : drawn.with(MimeType.TEXT, new TextRenderer().render(value).plainText());
    }

    @Override
    public io.crema.kernel.display.DisplayData render(T value, Set<MimeType> wanted) {
        var context = new RenderContext(wanted);
        function.render(value, context);
        return context.getOutputContainer().bundle();
    }
}
