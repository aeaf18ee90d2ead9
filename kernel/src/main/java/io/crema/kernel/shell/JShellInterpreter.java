package io.crema.kernel.shell;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.Renderers;
import io.crema.kernel.interpreter.Cell;
import io.crema.kernel.interpreter.CellInput;
import io.crema.kernel.interpreter.CellOutput;
import io.crema.kernel.interpreter.Completeness;
import io.crema.kernel.interpreter.Completion;
import io.crema.kernel.interpreter.ExecuteResult;
import io.crema.kernel.interpreter.Inspection;
import io.crema.kernel.interpreter.Interpreter;
import io.crema.kernel.magic.CellParser;
import io.crema.kernel.magic.Magics;
import io.crema.kernel.preload.Preload;
import io.crema.kernel.trace.TracedLanguage;
import io.crema.kernel.trace.Tracer;
import io.crema.kernel.trace.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Java for the notebook, run by JShell in this process. */
public final class JShellInterpreter implements Interpreter, TracedLanguage {
    private final JavaSession session;
    private final CellRunner cells;
    private final CellQuestions questions;
    private final SessionFacilities facilities;
    private final Results results;
    private final SessionDebugging debugging;
    private final WarmUp warmUp;

    private JShellInterpreter(
            JavaSession session,
            CellRunner cells,
            CellQuestions questions,
            SessionFacilities facilities,
            Results results,
            SessionDebugging debugging,
            WarmUp warmUp) {
        this.session = session;
        this.cells = cells;
        this.questions = questions;
        this.facilities = facilities;
        this.results = results;
        this.debugging = debugging;
        this.warmUp = warmUp;
    }

    /** Starts a session that no debugger follows. */
    public static JShellInterpreter start(ShellOptions options) {
        return start(options, new Tracer());
    }

    /** Starts a session with the renderers, the magics and the preloads that the class path offers. Takes a second. */
    public static JShellInterpreter start(ShellOptions options, Tracer tracer) {
        ClassLoader libraries = ClassLoader.getSystemClassLoader();
        var magics = new Magics(List.of());
        magics.discover(libraries).problems().forEach(StartUp::report);
        var renderers = new Renderers(List.of());
        renderers.discover(libraries).forEach(StartUp::report);
        var preloads = new ArrayList<Preload>();
        ServiceLoader.load(Preload.class).forEach(preloads::add);
        return start(options, tracer, magics, renderers, preloads);
    }

    /** Starts a session with exactly these. */
    static JShellInterpreter start(ShellOptions options, Magics magics, Renderers renderers, List<Preload> preloads) {
        return start(options, new Tracer(), magics, renderers, preloads);
    }

    private static JShellInterpreter start(
            ShellOptions options, Tracer tracer, Magics magics, Renderers renderers, List<Preload> preloads) {
        var session = new JavaSession(options, tracer);
        if (!options.libraries().isEmpty()) {
            magics.discover(session.loader()).problems().forEach(StartUp::report);
            renderers.discover(session.loader()).forEach(StartUp::report);
        }
        var traces = new TraceFormatter(session);
        var java = new JavaRunner(session, traces, new StatementLimit(session, options.statementLimit()));
        var expressions = new ExpressionEvaluator(session, traces);
        var handover = new Handover();
        var facilities = new SessionFacilities(
                java,
                expressions,
                new SessionVariables(session, handover),
                magics,
                renderers,
                traces,
                new SessionSurroundings(session, magics, renderers, options.environment()));
        var magicRunner = new MagicRunner(facilities);
        var parser = new CellParser(magics::isKnown);
        var code = new CodeRunner(facilities, magicRunner);
        var functions = new NotebookFunctions(session, facilities, handover, code, magicRunner);
        var results = new Results(renderers, functions);
        Notebook.open(session.loader(), functions);
        facilities.surroundings().preloads().know(preloads);
        StartUp.run(preloads, session);
        var warmUp = new WarmUp(options.warmsUp() ? preloads : List.of());
        warmUp.whenQuiet();
        return new JShellInterpreter(
                session,
                new CellRunner(session, code, results, options.startUpScripts()),
                new CellQuestions(session, parser, facilities),
                facilities,
                results,
                new SessionDebugging(session, handover, functions),
                warmUp);
    }

    @Override
    public ExecuteResult execute(Cell cell, CellOutput output, CellInput input) {
        warmUp.postpone();
        try {
            return cells.run(new RunningCell(cell, output, input));
        } finally {
            warmUp.whenQuiet();
        }
    }

    @Override
    public ExecuteResult evaluate(String expression) {
        try {
            return results.ofExpression(
                    Optional.ofNullable(facilities.expressions().value(expression)));
        } catch (CellFailedException e) {
            return new ExecuteResult.Failure(e.error());
        }
    }

    @Override
    public Completion complete(String cell, int cursor) {
        return questions.complete(cell, cursor);
    }

    @Override
    public Optional<Inspection> inspect(String cell, int cursor, boolean detailed) {
        // The whole documentation is quick enough to be told at the first level.
        return questions.inspect(cell, cursor);
    }

    @Override
    public Completeness isComplete(String cell) {
        return questions.completeness(cell);
    }

    @Override
    public List<Variable> variables() {
        return debugging.variables();
    }

    @Override
    public @Nullable Object evaluate(String expression, List<Variable> locals) throws EvaluationFailedException {
        return debugging.evaluate(expression, locals);
    }

    @Override
    public DisplayData render(Object value) {
        return debugging.render(value);
    }

    @Override
    public void retrace(String code) {
        debugging.retrace(code);
    }

    @Override
    public Set<Integer> unreported(String code) {
        return debugging.unreported(code);
    }

    @Override
    public void interrupt(Cell cell) {
        session.running().of(cell).ifPresent(session::interrupt);
    }

    @Override
    public void close() {
        facilities.surroundings().close();
        Notebook.close(session.loader());
        session.close();
    }
}
