package io.crema.kernel.shell;

import io.crema.kernel.trace.Instrumentation;
import io.crema.kernel.trace.LineMap;
import io.crema.kernel.trace.SnippetNames;
import io.crema.kernel.trace.SourcePath;
import io.crema.kernel.trace.Tracer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import org.jspecify.annotations.Nullable;

/**
 * Tells the tracer where the lines of each snippet's class stand in the notebook. Used with the compiler's lock held.
 *
 * <p>A class is loaded before JShell shows the snippet that it came of, so its lines are looked up when code runs next.
 */
final class SnippetLines {
    /** The class of a snippet: its id, and letters for the times that it was compiled. */
    private static final Pattern CLASS = Pattern.compile("REPL\\.\\$JShell\\$(\\d+)[A-Z]*");

    /** From the end of a method's parameters to its body, with the exceptions that it declares. */
    private static final Pattern BODY = Pattern.compile("\\)([^(){};]*)\\{");

    private final Tracer tracer;
    private final Map<String, Origin> origins;
    private final Supplier<JShell> session;
    private final Set<String> traced = ConcurrentHashMap.newKeySet();
    private final Set<String> unmapped = ConcurrentHashMap.newKeySet();
    private final Set<String> compiled = ConcurrentHashMap.newKeySet();
    private final Map<String, String> cells = new ConcurrentHashMap<>();
    private Present present = new Present(null, "", "");

    /**
     * What is being evaluated.
     *
     * @param origin where it stands
     * @param source as JShell got it
     * @param cell the whole text of its cell
     */
    record Present(@Nullable Origin origin, String source, String cell) {}

    /** @param origins where the snippets that have run stand, by id */
    SnippetLines(Tracer tracer, Map<String, Origin> origins, Supplier<JShell> session) {
        this.tracer = tracer;
        this.origins = origins;
        this.session = session;
    }

    /**
     * Says what is about to run, and where it stands.
     *
     * @param cell the whole text of its cell
     * @return the code to give to JShell
     */
    String begin(String source, Origin origin, String cell) {
        String code = origin.cell() > 0 ? renewed(source, cell) : source;
        present = new Present(origin, code.strip(), cell);
        return code;
    }

    Present present() {
        return present;
    }

    /** Says that this is being evaluated again, whatever was evaluated while its code ran. */
    void resume(Present earlier) {
        present = earlier;
    }

    /** Says that this snippet has come of what has run. One that JShell knew already may stand elsewhere now. */
    void ran(Snippet snippet) {
        if (tracer.isOn()) {
            cells.put(snippet.id(), present.cell());
            map(snippet, session.get());
        }
    }

    /**
     * The user's code in a form that JShell is sure to load. JShell does not load a class again whose bytecode stays the
     * same, so a declaration that may have been loaded without reports gets something more that has no effect.
     * A class is made anew only if a breakpoint is in its cell, since the variables of its type lose their values.
     */
    private String renewed(String source, String cell) {
        if (!tracer.isOn() || !compiled.add(source)) {
            return source;
        }
        Snippet.Kind kind = session.get().sourceCodeAnalysis().sourceToSnippets(source).stream()
                .map(Snippet::kind)
                .findFirst()
                .orElse(Snippet.Kind.ERRONEOUS);
        return switch (kind) {
            case METHOD -> BODY.matcher(source).replaceFirst(SnippetLines::throwing);
            case TYPE_DECL ->
                hasBreakpoints(cell)
                        ? source.substring(0, source.lastIndexOf('}')) + "; private static void traced$() {} }"
                        : source;
            default -> source;
        };
    }

    private static String throwing(MatchResult beginning) {
        String declared = beginning.group(1).strip();
        return ") " + (declared.isEmpty() ? "throws" : declared + ",") + " RuntimeException {";
    }

    private boolean hasBreakpoints(String cell) {
        return !tracer.breakpoints().getOrDefault(SourcePath.of(cell), Set.of()).isEmpty();
    }

    /** The classes as they are to be loaded: those of cells report their lines when the tracer is on. */
    ClassBytecodes[] prepared(ClassBytecodes[] classes) {
        if (!tracer.isOn()) {
            return classes;
        }
        var prepared = classes.clone();
        for (int i = 0; i < prepared.length; i++) {
            String outermost = "REPL." + SnippetNames.outermost(classes[i].name());
            if (origin(outermost).filter(origin -> origin.cell() > 0).isPresent()) {
                traced.add(outermost);
                unmapped.add(outermost);
                prepared[i] = new ClassBytecodes(classes[i].name(), Instrumentation.of(classes[i].bytecodes()));
            }
        }
        return prepared;
    }

    private Optional<Origin> origin(String className) {
        Matcher matcher = CLASS.matcher(className);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(origins.getOrDefault(matcher.group(1), present.origin()));
    }

    /** Whether a snippet's class, as it was loaded last, reports its lines. */
    boolean reports(Snippet snippet) {
        return traced.contains(
                session.get().sourceCodeAnalysis().wrapper(snippet).fullClassName());
    }

    /** Maps the classes that were loaded since, and that of the snippet that is about to run. */
    void map() {
        if (tracer.isOn()) {
            JShell shell = session.get();
            shell.snippets().forEach(snippet -> map(snippet, shell));
        }
    }

    /** JShell gives a declaration that is written anew the id of the old one, so the text tells which one this is. */
    private void map(Snippet snippet, JShell shell) {
        boolean isPresent = snippet.source().strip().equals(present.source());
        Origin origin = isPresent ? present.origin() : origins.get(snippet.id());
        if (origin == null || origin.cell() == 0) {
            return;
        }
        if (!isPresent && unmapped.isEmpty()) {
            return;
        }
        SnippetWrapper wrapper = shell.sourceCodeAnalysis().wrapper(snippet);
        String className = wrapper.fullClassName();
        if (unmapped.remove(className) || (isPresent && traced.contains(className))) {
            String cell = isPresent ? present.cell() : cells.getOrDefault(snippet.id(), origin.text());
            tracer.map(className, new LineMap(SourcePath.of(cell), lines(wrapper, origin)));
        }
    }

    /** The cell's line of each line of the class's source that the user wrote some of. */
    private static Map<Integer, Integer> lines(SnippetWrapper wrapper, Origin origin) {
        var lines = new HashMap<Integer, Integer>();
        String source = wrapper.source();
        String wrapped = wrapper.wrapped();
        int line = 1;
        for (int i = 0; i < wrapped.length(); i++) {
            if (wrapped.charAt(i) == '\n') {
                line++;
            } else if (!lines.containsKey(line) && !Character.isWhitespace(wrapped.charAt(i))) {
                int position = wrapper.wrappedToSourcePosition(i);
                if (position >= 0
                        && position < source.length()
                        && source.charAt(position) == wrapped.charAt(i)
                        && isUsers(wrapper, i, position)) {
                    lines.put(line, origin.lineAt(0) + newlines(source, position));
                    // What JShell writes straight before, such as a variable's name, is where the statement begins.
                    lines.putIfAbsent(line - 1, origin.lineAt(0));
                }
            }
        }
        return lines;
    }

    /** Counted in the snippet's source: what {@link #renewed} added shifts positions, but not lines. */
    private static int newlines(String source, int end) {
        return (int) source.substring(0, end).chars().filter(c -> c == '\n').count();
    }

    private static boolean isUsers(SnippetWrapper wrapper, int wrapped, int source) {
        return wrapper.sourceToWrappedPosition(source) == wrapped;
    }
}
