package io.crema.kernel.shell;

import io.crema.kernel.trace.Tracer;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
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
    /** How many values of expressions can still be named. */
    private static final int MOST_VALUES = 30;

    private final Queue<VarSnippet> values = new ArrayDeque<>();
    private final ReentrantLock compiler = new ReentrantLock();
    private final Map<String, Origin> origins = new ConcurrentHashMap<>();
    private final Tracer tracer;
    private final SnippetLines lines;
    private final SnippetLoader loader;
    private final CellExecutionControl engine;
    private final JShell shell;
    private volatile @Nullable RunningCell latest;
    private volatile boolean busy;

    JavaSession(ShellOptions options, Tracer tracer) {
        this.tracer = tracer;
        lines = new SnippetLines(tracer, origins, this::shell);
        loader = new SnippetLoader(ClassLoader.getSystemClassLoader(), tracer);
        engine = new CellExecutionControl(loader, compiler, this::interrupted, lines);
        shell = JShell.builder()
                .executionEngine(engine.provider(), Map.of())
                .compilerOptions(options.compilerArguments())
                .fileManager(files -> new CompilerFiles(files, options.compilerOptions()))
                .build();
        // Not as --class-path among the options, for that would win over whatever is added later.
        addToClassPath(options.libraries());
    }

    private JShell shell() {
        return shell;
    }

    SnippetLoader loader() {
        return loader;
    }

    /** Says which cell the code that follows belongs to. */
    void begin(RunningCell cell) {
        latest = cell;
        busy = true;
        tracer.begin();
    }

    /** Says that the cell has ended; its threads may live on. */
    void end() {
        busy = false;
        latest().end();
    }

    /** The cell that runs, or else the one that ran last. */
    RunningCell latest() {
        RunningCell cell = latest;
        if (cell == null) {
            throw new IllegalStateException("no cell has run yet, so there is nowhere to show anything");
        }
        return cell;
    }

    private boolean interrupted() {
        RunningCell cell = latest;
        return busy && cell != null && cell.interrupted();
    }

    /** Stops what runs: the flag first, which no compilation can lose, then the snippet's thread. */
    void interrupt() {
        RunningCell cell = latest;
        if (busy && cell != null) {
            cell.interrupt();
            tracer.release();
            shell.stop();
        }
    }

    /** Runs one snippet and remembers where it stands. The caller must look at the events' status. */
    Evaluation eval(String source, Origin origin) {
        RunningCell cell = latest;
        return eval(source, origin, cell == null ? source : cell.cell().code());
    }

    private Evaluation eval(String source, Origin origin, String cell) {
        compiler.lock();
        try {
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
            var evaluation = new Evaluation(events, engine.takeResult(), engine.takeThrown());
            forgetOldValues(events);
            return evaluation;
        } finally {
            compiler.unlock();
        }
    }

    /**
     * Every expression's value stays a variable, {@code $7}. Each of them is imported into every snippet that follows, so
     * that a notebook would become slower with every cell, and keeps its value: only the latest stay.
     */
    private void forgetOldValues(List<SnippetEvent> events) {
        for (SnippetEvent event : events) {
            boolean added = event.previousStatus() == Snippet.Status.NONEXISTENT
                    && event.status().isActive();
            if (added && event.snippet().subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
                values.add((VarSnippet) event.snippet());
            }
        }
        while (values.size() > MOST_VALUES) {
            drop(values.remove());
        }
    }

    /** Runs a snippet of the kernel's own, also in a cell that was interrupted: what a magic has saved must be bound. */
    Evaluation evalForKernel(String source) {
        compiler.lock();
        engine.shield(true);
        try {
            return eval(source, new Origin(0, source, 1, 0));
        } finally {
            engine.shield(false);
            compiler.unlock();
        }
    }

    /** Runs a snippet of the debugger's on the calling thread, which is stopped in code of this session. */
    Evaluation evalDirectly(String source) {
        compiler.lock();
        engine.runDirectly(true);
        try {
            return eval(source, new Origin(0, source, 1, 0));
        } finally {
            engine.runDirectly(false);
            compiler.unlock();
        }
    }

    /** Compiles again the methods that a text declared, so that they report their lines. */
    void retrace(String text) {
        compiler.lock();
        try {
            for (MethodSnippet method : methods()) {
                Origin origin = origins.get(method.id());
                if (origin != null && origin.cell() > 0 && origin.text().equals(text)) {
                    eval(method.source(), origin, text);
                }
            }
            lines.map();
        } finally {
            compiler.unlock();
        }
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

    /** The session's variables, in the order of their declaration. */
    List<VarSnippet> variables() {
        return locked(shell -> shell.variables().toList());
    }

    /** The methods that cells have declared. */
    List<MethodSnippet> methods() {
        return locked(shell -> shell.methods().toList());
    }

    /** The object in a variable. */
    @Nullable
    Object value(VarSnippet variable) {
        compiler.lock();
        try {
            shell.varValue(variable);
            return engine.takeResult();
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
