package io.crema.kernel.shell;

import io.crema.kernel.display.Renderer;
import io.crema.kernel.display.Renderers;
import io.crema.kernel.interpreter.Cell;
import io.crema.kernel.interpreter.CellInput;
import io.crema.kernel.interpreter.CellOutput;
import io.crema.kernel.interpreter.Completeness;
import io.crema.kernel.interpreter.Completion;
import io.crema.kernel.interpreter.ExecuteResult;
import io.crema.kernel.interpreter.Inspection;
import io.crema.kernel.interpreter.Interpreter;
import io.crema.kernel.preload.Preload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;

/** Java for the notebook, run by JShell in this process. */
public final class JShellInterpreter implements Interpreter {
    /** How long a question may wait for the compiler, which the cell may be using. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final JavaSession session;
    private final CellRunner cells;
    private final ExpressionEvaluator expressions;
    private final Results results;

    private JShellInterpreter(JavaSession session, CellRunner cells, ExpressionEvaluator expressions, Results results) {
        this.session = session;
        this.cells = cells;
        this.expressions = expressions;
        this.results = results;
    }

    /** Starts a session with the renderers, the magics and the preloads that the class path offers. Takes a second. */
    public static JShellInterpreter start(ShellOptions options) {
        var renderers = new ArrayList<Renderer<?>>();
        ServiceLoader.load(Renderer.class).forEach(renderers::add);
        return start(options, new Renderers(renderers), found(Preload.class));
    }

    /** Starts a session with these renderers and preloads. */
    static JShellInterpreter start(ShellOptions options, Renderers renderers, List<Preload> preloads) {
        var session = new JavaSession(options);
        var handover = new Handover();
        var functions = new NotebookFunctions(session, renderers, handover);
        Notebook.open(session.loader(), functions);
        var results = new Results(renderers, functions, new TraceFormatter(session));
        var java = new JavaRunner(session);
        StartUp.run(Imports.snippets(preloads), session);
        var warmUp = new Thread(() -> preloads.forEach(Preload::warmUp), "crema-warm-up");
        warmUp.setDaemon(true);
        warmUp.start();
        return new JShellInterpreter(
                session, new CellRunner(session, java, functions, results), new ExpressionEvaluator(session), results);
    }

    private static <T> List<T> found(Class<T> service) {
        return ServiceLoader.load(service).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    @Override
    public ExecuteResult execute(Cell cell, CellOutput output, CellInput input) {
        return cells.run(new RunningCell(cell, output, input));
    }

    @Override
    public ExecuteResult evaluate(String expression) {
        try {
            return results.ofExpression(Optional.ofNullable(expressions.value(expression)));
        } catch (CellFailedException e) {
            return new ExecuteResult.Failure(e.error());
        }
    }

    @Override
    public Completion complete(String cell, int cursor) {
        return session.analyse(PATIENCE, analysis -> Completer.complete(cell, cursor, analysis))
                .orElse(Completion.none(cursor));
    }

    @Override
    public Optional<Inspection> inspect(String cell, int cursor, boolean detailed) {
        return session.analyse(PATIENCE, analysis -> Inspector.inspect(cell, cursor, detailed, analysis))
                .flatMap(Function.identity());
    }

    @Override
    public Completeness isComplete(String cell) {
        return session.analyse(PATIENCE, analysis -> CompletenessCheck.of(cell, analysis))
                .orElse(new Completeness.Unknown());
    }

    @Override
    public void interrupt() {
        session.interrupt();
    }

    @Override
    public void close() {
        Notebook.close(session.loader());
        session.close();
    }
}
