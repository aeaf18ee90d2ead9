package io.crema.kernel.shell;

import io.crema.kernel.comm.Comms;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.Renderers;
import io.crema.kernel.magic.MagicCall;
import io.crema.kernel.magic.Magics;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The functions that every cell can call: {@code display(table)}, {@code input("Your name? ")}.
 *
 * <p>A cell's code is static Java and carries no reference to its session. It is known by its class loader, of which
 * each session has its own; the map from loader to session is the one piece of static state in the kernel.
 */
public final class Notebook {
    private static final Map<SnippetLoader, NotebookFunctions> OPEN = new ConcurrentHashMap<>();
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
     * @param types the MIME types to show it in, such as {@code text/html}; all that it has where none is named
     * @return the display id, for {@link #updateDisplay}
     */
    public static String display(@Nullable Object value, String... types) {
        return current().display(value, types);
    }

    /** Replaces what was shown under this id. */
    public static void updateDisplay(String id, @Nullable Object value, String... types) {
        current().update(id, value, types);
    }

    /** How a value would be shown, in these MIME types or in all that it has. */
    public static DisplayData render(@Nullable Object value, String... types) {
        return current().render(value, types);
    }

    /**
     * Runs code as if it stood in this cell, magics included.
     *
     * @return the value of its last expression; null for none
     * @throws Exception whatever the code throws; if it does not compile, one whose message is the compiler's
     */
    public static @Nullable Object eval(String code) throws Exception {
        return current().eval(code);
    }

    /**
     * Runs a line magic: {@code lineMagic("jars", List.of("lib/*.jar"))}.
     *
     * @throws Exception whatever the magic throws
     */
    // Only the notebook's author knows the type of a magic's value.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public static <T> @Nullable T lineMagic(String name, List<String> arguments) throws Exception {
        return (T) current().runMagic(MagicCall.line(name, current().spelled(name, arguments)));
    }

    /**
     * Runs a cell magic with this text as the cell: {@code cellMagic("html", List.of(), "<b>bold</b>")}.
     *
     * @throws Exception whatever the magic throws
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as above
    public static <T> @Nullable T cellMagic(String name, List<String> arguments, String body) throws Exception {
        return (T) current().runMagic(MagicCall.cell(name, current().spelled(name, arguments), body));
    }

    /** The magics of this session, to which more can be added. */
    public static Magics magics() {
        return current().magics();
    }

    /** The renderers of this session, to which more can be added. */
    public static Renderers renderers() {
        return current().renderers();
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
        NotebookFunctions functions = STACK.walk(frames -> frames.map(StackFrame::getDeclaringClass)
                .flatMap(type -> SnippetLoader.of(type).stream())
                .flatMap(session -> Stream.ofNullable(OPEN.get(session)))
                .findFirst()
                .orElse(null));
        if (functions == null) {
            throw new IllegalStateException("only code of a notebook's cell can show things in the notebook");
        }
        return functions;
    }
}
