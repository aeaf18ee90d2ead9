package io.crema.kernel.display;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Draws values, each by the renderer of its most specific type. Safe for use by several threads; more renderers can be
 * added at any time.
 *
 * <p>Of two renderers whose types are related the one of the subtype wins. Of two that are not, such as two interfaces of
 * one class, the one whose type is fewer steps up from the value's class; then a class before an interface; then the
 * type whose name comes first. Of two for the same type the one that was added later.
 */
public final class Renderers {
    private final List<Renderer<?>> renderers;

    /** Only the given renderers, the later ones preferred, and plain text for all other values. */
    public Renderers(List<Renderer<?>> renderers) {
        this.renderers = new CopyOnWriteArrayList<>(renderers);
    }

    /** All renderers that the class loader's {@code META-INF/services} name, those of this package among them. */
    public static Renderers discovered(ClassLoader loader) {
        var renderers = new Renderers(List.of());
        renderers.discover(loader);
        return renderers;
    }

    /** Adds a renderer. It takes the place of one for the same type. */
    public void register(Renderer<?> renderer) {
        renderers.add(renderer);
    }

    /**
     * Looks for renderers that are not here yet: after jars were added.
     *
     * @return those that could not be loaded, one sentence each
     */
    public List<String> discover(ClassLoader loader) {
        var problems = new ArrayList<String>();
        var providers = ServiceLoader.load(Renderer.class, loader).iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    return problems;
                }
                Renderer<?> renderer = providers.next();
                if (renderers.stream().noneMatch(each -> each.getClass().equals(renderer.getClass()))) {
                    register(renderer);
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                problems.add("a renderer cannot be loaded: " + e.getMessage());
            }
        }
    }

    /** One bundle for a value: the last of those that its renderer draws. */
    public DisplayData render(Object value) {
        List<DisplayData> all = renderAll(value);
        return all.get(all.size() - 1);
    }

    /**
     * One bundle for a value, in the wanted types alone; a text is taken to be written in whatever type is wanted. As it
     * would be shown otherwise where nothing of the value is of these types.
     *
     * @param wanted empty for all types
     */
    public DisplayData render(Object value, Set<MimeType> wanted) {
        if (value instanceof CharSequence text && !wanted.isEmpty()) {
            var data = new LinkedHashMap<MimeType, Object>();
            wanted.forEach(type -> data.put(type, text.toString()));
            return new DisplayData(data, Map.of());
        }
        DisplayData all = wanted.isEmpty()
                ? render(value)
                : Specificity.best(renderers, value)
                        .map(renderer -> renderAs(renderer, value, wanted))
                        .orElseGet(() -> render(value));
        DisplayData chosen = all.only(wanted);
        return chosen.data().isEmpty() ? render(value) : chosen;
    }

    private static <T> DisplayData renderAs(Renderer<T> renderer, Object value, Set<MimeType> wanted) {
        try {
            return renderer.render(renderer.type().cast(value), wanted);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return asText(renderer, value, e.toString());
        }
    }

    /**
     * The bundles of a value, at least one. A renderer that fails costs nobody the cell: the value is shown as text, with
     * a line that names the renderer.
     */
    public List<DisplayData> renderAll(Object value) {
        return Specificity.best(renderers, value)
                .map(renderer -> renderAs(renderer, value))
                .orElseGet(() -> List.of(DisplayData.text(ReadableText.of(value))));
    }

    private static <T> List<DisplayData> renderAs(Renderer<T> renderer, Object value) {
        try {
            List<DisplayData> bundles = renderer.renderAll(renderer.type().cast(value));
            return bundles.isEmpty() ? List.of(asText(renderer, value, "it drew nothing")) : bundles;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return List.of(asText(renderer, value, e.toString()));
        }
    }

    private static DisplayData asText(Renderer<?> renderer, Object value, String reason) {
        String name = renderer.getClass().getName();
        return DisplayData.text(ReadableText.of(value) + "\n(shown as text: " + name + " failed with " + reason + ")");
    }
}
