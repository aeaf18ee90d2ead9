package io.crema.kernel.shell;

import io.crema.kernel.comm.Comms;
import io.crema.kernel.display.DisplayData;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The functions that every cell can call: {@code display(table)}, {@code input("Your name? ")}.
 *
 * <p>A cell's code is static Java and carries no reference to its session. It is known by its class loader, of which
 * each session has its own; the map from loader to session is the one piece of static state in the kernel.
 */
public final class Notebook {
    private static final Map<ClassLoader, NotebookFunctions> OPEN = new ConcurrentHashMap<>();
    private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    private Notebook() {}

    static void open(SnippetLoader loader, NotebookFunctions functions) {
        OPEN.put(loader, functions);
    }

    static void close(SnippetLoader loader) {
        OPEN.remove(loader);
    }

    /**
     * Shows a value below the cell.
     *
     * @return the display id, for {@link #updateDisplay}
     */
    public static String display(@Nullable Object value) {
        return current().display(value);
    }

    /** Shows a bundle as it is. */
    public static String display(DisplayData data) {
        return current().display(data);
    }

    /** Replaces what was shown under this id. */
    public static void updateDisplay(String id, @Nullable Object value) {
        current().update(id, value);
    }

    /** How a value would be shown. */
    public static DisplayData render(@Nullable Object value) {
        return current().render(value);
    }

    /** Clears the cell's output; with {@code wait} only once there is something new. */
    public static void clearOutput(boolean wait) {
        current().clear(wait);
    }

    /** Asks the user for a line. */
    public static String input(String prompt) {
        return ask(prompt, false);
    }

    /** Asks the user for a line that is not shown while it is typed. */
    public static String password(String prompt) {
        return ask(prompt, true);
    }

    /** Prints to {@code System.out}, as {@link java.io.PrintStream#printf} does. */
    public static void printf(String format, Object... arguments) {
        System.out.printf(format, arguments);
    }

    /** The notebook's channels to the front end, for libraries with a half of their own there. */
    public static Comms comms() {
        return current().comms();
    }

    private static String ask(String prompt, boolean hidden) {
        try {
            return current().ask(prompt, hidden);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the cell was interrupted while it waited for input");
        }
    }

    /** The functions of the session whose code is calling, on whatever thread. */
    static NotebookFunctions current() {
        ClassLoader loader = STACK.walk(frames -> frames.map(StackFrame::getDeclaringClass)
                .map(Class::getClassLoader)
                .filter(Objects::nonNull)
                .filter(OPEN::containsKey)
                .findFirst()
                .orElse(null));
        NotebookFunctions functions = loader == null ? null : OPEN.get(loader);
        if (functions == null) {
            throw new IllegalStateException("only code of a notebook's cell can show things in the notebook");
        }
        return functions;
    }
}
