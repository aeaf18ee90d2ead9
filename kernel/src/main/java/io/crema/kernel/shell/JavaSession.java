package io.crema.kernel.shell;

import io.crema.kernel.shell.Invocation.Manner;
import io.crema.kernel.trace.Tracer;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** One JShell with its lock, its engine, and the memory of where each snippet stands in the notebook. */
final class JavaSession implements AutoCloseable {
    private static final Pattern IMPORT = Pattern.compile("import\\s+(?!static\\b)([\\w.]+(?:\\.\\*)?)\\s*;?");

    private final LatestValues latestValues = new LatestValues();
    private final ReentrantLock compiler = new ReentrantLock();
    private final Map<String, Origin> origins = new ConcurrentHashMap<>();
    private final Tracer tracer;
    private final SnippetLines lines;
    private final SnippetLoader loader;
    private final CellExecutionControl engine;
    private final JShell shell;
    private final SnippetMemory memory;
    private final RunningCells running = new RunningCells();

    JavaSession(ShellOptions options, Tracer tracer) {
        this.tracer = tracer;
        lines = new SnippetLines(tracer, origins, this::shell);
        loader = new SnippetLoader(ClassLoader.getSystemClassLoader(), tracer);
        engine = new CellExecutionControl(loader, compiler, lines);
        shell = JShell.builder()
                .executionEngine(engine.provider(), Map.of())
                .compilerOptions(options.compilerArguments())
                .fileManager(files -> new CompilerFiles(files, options.compilerOptions()))
                .build();
        memory = new SnippetMemory(shell, loader::keepOnly);
        // Not as --class-path among the options, for that would win over whatever is added later.
        addToClassPath(options.libraries());
    }

    private JShell shell() {
        return shell;
    }

    SnippetLoader loader() {
        return loader;
    }

    /** Says which cell the code that follows on this thread belongs to. */
    void begin(RunningCell cell) {
        running.begin(cell);
        tracer.begin();
    }

    /** The cells that run. */
    RunningCells running() {
        return running;
    }

    /** Stops a cell, if it runs: the mark first, which no compilation can lose, then what runs for it. */
    void interrupt(RunningCell cell) {
        if (running.contains(cell)) {
            cell.interrupt(() -> engine.kill(cell));
            tracer.release();
            engine.stop(cell);
        }
    }

    /** Runs one snippet and remembers where it stands. The caller must look at the events' status. */
    Evaluation eval(String source, Origin origin) {
        return eval(source, origin, Manner.ORDINARY);
    }

    private Evaluation eval(String source, Origin origin, Manner manner) {
        Optional<RunningCell> cell = running.ofThread();
        String text = cell.map(each -> each.cell().code()).orElse(source);
        return eval(source, origin, text, new Invocation(cell.orElse(null), manner));
    }

    private Evaluation eval(String source, Origin origin, String cell, Invocation invocation) {
        compiler.lock();
        try {
            engine.expect(invocation);
            List<SnippetEvent> events = shell.eval(lines.begin(source, origin, cell));
            for (SnippetEvent event : events) {
                if (event.causeSnippet() == null) {
                    origins.put(event.snippet().id(), origin);
                    lines.ran(event.snippet());
                }
                if (event.snippet() instanceof VarSnippet variable) {
                    loader.holders().declared(variable.name());
                }
            }
            latestValues.evaluated(events).forEach(this::drop);
            memory.evaluated(engine.running()).forEach(origins::remove);
            return new Evaluation(events, invocation.result(), invocation.thrown());
        } finally {
            compiler.unlock();
        }
    }

    /** Runs a snippet of the kernel's own, also in a cell that was interrupted: what a magic has saved must be bound. */
    Evaluation evalForKernel(String source) {
        return eval(source, new Origin(0, source, 1, 0), Manner.SHIELDED);
    }

    /** Runs a snippet of the debugger's on the calling thread, which is stopped in code of this session. */
    Evaluation evalDirectly(String source) {
        return eval(source, new Origin(0, source, 1, 0), Manner.DIRECT);
    }

    /** Compiles again the methods that a text declared, so that they report their lines. */
    void retrace(String text) {
        compiler.lock();
        try {
            for (MethodSnippet method : methods()) {
                Origin origin = origins.get(method.id());
                if (origin != null && origin.cell() > 0 && origin.text().equals(text)) {
                    eval(method.source(), origin, text, new Invocation(null, Manner.ORDINARY));
                }
            }
            lines.map();
        } finally {
            compiler.unlock();
        }
    }

    /** The lines of the types that a text declared before the tracer was switched on. */
    Set<Integer> unreported(String text) {
        return locked(shell -> shell.types()
                .filter(type -> origin(type.id())
                        .filter(origin -> origin.cell() > 0 && origin.text().equals(text))
                        .isPresent())
                .filter(type -> !lines.reports(type))
                .flatMap(type -> originOf(type).lines(type.source()))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Where the snippet of this id stands; empty for snippets that are not the user's. */
    Optional<Origin> origin(String snippetId) {
        return Optional.ofNullable(origins.get(snippetId));
    }

    /** Where a snippet stands that {@link #eval} has run. */
    Origin originOf(Snippet snippet) {
        return origin(snippet.id()).orElseThrow();
    }

    Snippet.Status status(Snippet snippet) {
        return shell.status(snippet);
    }

    List<Diag> diagnostics(Snippet snippet) {
        return shell.diagnostics(snippet).toList();
    }

    List<String> unresolved(DeclarationSnippet snippet) {
        return shell.unresolvedDependencies(snippet).toList();
    }

    /**
     * The session's variables, in the order of their declaration. One whose type has become unusable is none until that
     * type, or the variable, is declared again.
     */
    List<VarSnippet> variables() {
        return locked(shell -> shell.variables()
                .filter(variable -> holdsValue(shell, variable))
                .toList());
    }

    /** What is imported, in the order of the imports. A snippet may hold several, of which JShell names the first only. */
    List<String> imports() {
        return locked(shell -> shell.imports()
                .flatMap(each -> IMPORT.matcher(each.source()).results())
                .map(found -> found.group(1))
                .toList());
    }

    /** The methods that cells have declared. */
    List<MethodSnippet> methods() {
        return locked(shell -> shell.methods().toList());
    }

    private static boolean holdsValue(JShell shell, VarSnippet variable) {
        return shell.status(variable) == Snippet.Status.VALID;
    }

    /** The object in a variable; null also when the variable has become unusable meanwhile. */
    @Nullable
    Object value(VarSnippet variable) {
        compiler.lock();
        try {
            if (!holdsValue(shell, variable)) {
                return null;
            }
            var question = new Invocation(null, Manner.ORDINARY);
            engine.expect(question);
            shell.varValue(variable);
            return question.result();
        } finally {
            compiler.unlock();
        }
    }

    void drop(Snippet snippet) {
        locked(shell -> shell.status(snippet).isActive() ? shell.drop(snippet) : List.of());
        if (snippet instanceof VarSnippet variable) {
            loader.holders().dropped(variable.name());
        }
    }

    /** Lets the code that follows see more jars and folders. */
    void addToClassPath(List<Path> entries) {
        if (entries.isEmpty()) {
            return;
        }
        String path = entries.stream()
                .map(each -> each.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        compiler.lock();
        try {
            shell.addToClasspath(path);
        } finally {
            compiler.unlock();
        }
    }

    /** Reads code without running it, for those who can wait until the compiler is free. */
    <T> T analyse(Function<SourceCodeAnalysis, T> question) {
        return locked(shell -> question.apply(shell.sourceCodeAnalysis()));
    }

    /** Whether JShell cannot make anything of a piece of code, so that evaluating it runs nothing. */
    boolean isBroken(String code) {
        return analyse(analysis -> analysis.sourceToSnippets(code)).stream()
                .anyMatch(snippet -> snippet.kind() == Snippet.Kind.ERRONEOUS);
    }

    /** Reads code without running it; empty when the compiler is not free in time. */
    <T> Optional<T> analyse(Duration patience, Function<SourceCodeAnalysis, T> question) {
        try {
            if (!compiler.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(question.apply(shell.sourceCodeAnalysis()));
        } finally {
            compiler.unlock();
        }
    }

    private <T> T locked(Function<JShell, T> work) {
        compiler.lock();
        try {
            return work.apply(shell);
        } finally {
            compiler.unlock();
        }
    }

    @Override
    public void close() {
        shell.close();
    }
}
