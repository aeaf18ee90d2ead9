package io.crema.kernel.display;

import java.util.List;
import java.util.Set;

/**
 * Turns values of one type into what a person sees. Found by {@link java.util.ServiceLoader}.
 *
 * @param <T> the type it renders, subtypes included unless a more specific renderer exists
 */
public interface Renderer<T> {

    /** The class or interface of the values that this renders. */
    Class<T> type();

    /** Draws one value. The bundle must hold {@code text/plain}, for those who cannot see the picture. */
    DisplayData render(T value);

    /**
     * Draws one value for somebody who wants certain types. What it draws beside them is left out.
     *
     * @param wanted not empty
     */
    default DisplayData render(T value, Set<MimeType> wanted) {
        return render(value);
    }

    /**
     * Draws one value as several bundles, shown one below another: a report with its tables and charts. The last one is
     * what the cell results in.
     */
    default List<DisplayData> renderAll(T value) {
        return List.of(render(value));
    }
}
