package io.crema.kernel.preload;

import java.util.List;

/** A library's share of every notebook's beginning. Found by {@link java.util.ServiceLoader}. */
public interface Preload {

    /** Imports as Java writes them, without the keyword: {@code java.util.*} or {@code static java.lang.Math.sqrt}. */
    List<String> imports();

    /** Declarations run once before the first cell, each a whole Java snippet. */
    default List<String> snippets() {
        return List.of();
    }

    /**
     * Work to do on a background thread in the first moment in which no cell runs, so that the first cell which needs it
     * does not wait: loading a native library, warming a class. Must not print.
     */
    default void warmUp() {}
}
