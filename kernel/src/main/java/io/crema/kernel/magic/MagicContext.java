package io.crema.kernel.magic;

import io.crema.kernel.display.Display;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.Renderers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The notebook around a running magic. */
public interface MagicContext {

    /** Where the magic shows things while it works. */
    Display display();

    /** Shows something to read beside the notebook: help. */
    default void page(DisplayData text) {
        display().show(text);
    }

    /** How values become what is shown. */
    Renderers renderers();

    /** The variables of the user's session. */
    Variables variables();

    /** All magics of the session, this one among them. */
    Magics magics();

    /**
     * The environment of the processes that the session starts: the kernel's own at first, and then what {@code %env}
     * made of it. A map for several threads, to be changed in place.
     */
    Map<String, String> environment();

    /**
     * Runs Java in the user's session, as if it stood in a cell, magics excepted.
     *
     * @param code one snippet or several
     * @return the value of the last expression; null for none
     * @throws Exception whatever the code throws; if it does not compile, one whose message is the compiler's
     */
    @Nullable
    Object evaluate(String code) throws Exception;

    /**
     * Runs a cell in the user's session, its magics included. It shows nothing but what it displays and prints.
     *
     * @throws Exception whatever the cell throws; if it does not compile, one whose message is the compiler's
     */
    void runCell(String cell) throws Exception;

    /**
     * As {@link #runCell}, for what was read from a file.
     *
     * @param name as messages are to name it: {@code tools.java}
     */
    default void runFile(String name, String code) throws Exception {
        runCell(code);
    }

    /**
     * Puts jars and folders on the class path of the session, for good, and takes up the magics, the renderers and
     * the preloads that they offer.
     */
    void addToClassPath(List<Path> entries);

    /**
     * The one object of its type that the session's magics share, made by the first that asks for it. If it is {@link
     * AutoCloseable}, it is closed when the session ends, and may still print then; it has three seconds.
     */
    <T> T shared(Class<T> type, Supplier<T> first);

    /**
     * Whether the user pressed stop. Work that takes longer than a second looks at it often, and ends in order when it
     * is set: an interrupt is no error.
     */
    boolean cancelled();

    /** Writes text to the cell's standard output, in order with what the cell prints. From any thread. */
    void print(String text);

    /** Writes a warning below the cell, without colour of its own. From any thread. */
    void warn(String text);
}
