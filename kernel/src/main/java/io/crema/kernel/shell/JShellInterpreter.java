package io.crema.kernel.shell;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Java for the notebook, run by JShell in this process. */
public final class JShellInterpreter implements Interpreter {
    private final JavaSession session;
    private final CellRunner cells;
    private final CellQuestions questions;
    private final ExpressionEvaluator expressions;
    private final Results results;

    private JShellInterpreter(
            JavaSession session,
            CellRunner cells,
            CellQuestions questions,
            ExpressionEvaluator expressions,
            Results results) {
        this.session = session;
        this.cells = cells;
        this.questions = questions;
        this.expressions = expressions;
        this.results = results;
    }

    /** Starts a session with the renderers, the magics and the preloads that the class path offers. Takes a second. */
    public static JShellInterpreter start(ShellOptions options) {
        ClassLoader libraries = ClassLoader.getSystemClassLoader();
        var magics = new Magics(List.of());
        magics.discover(libraries).problems().forEach(StartUp::report);
        var renderers = new Renderers(List.of());
        renderers.discover(libraries).forEach(StartUp::report);
        var preloads = new ArrayList<Preload>();
        ServiceLoader.load(Preload.class).forEach(preloads::add);
        return start(options, magics, renderers, preloads);
    }

    /** Starts a session with exactly these. */
    static JShellInterpreter start(ShellOptions options, Magics magics, Renderers renderers, List<Preload> preloads) {
        var session = new JavaSession(options);
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
        var code = new CodeRunner(parser, java, magicRunner);
        var functions = new NotebookFunctions(session, facilities, handover, code, magicRunner);
        var results = new Results(renderers, functions);
        Notebook.open(session.loader(), functions);
        StartUp.run(preloads, session);
        return new JShellInterpreter(
                session,
                new CellRunner(session, code, results, options.startUpScripts()),
                new CellQuestions(session, parser, facilities),
                expressions,
                results);
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
        return questions.complete(cell, cursor);
    }

    @Override
    public Optional<Inspection> inspect(String cell, int cursor, boolean detailed) {
        return questions.inspect(cell, cursor, detailed);
    }

    @Override
    public Completeness isComplete(String cell) {
        return questions.completeness(cell);
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
