package io.crema.kernel.shell;

import io.crema.kernel.interpreter.CellError;
import io.crema.kernel.interpreter.ExecuteResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** Runs one cell from its first line to its last, or to its first error. */
final class CellRunner {
    private final JavaSession session;
    private final CodeRunner code;
    private final Results results;
    private final Queue<StartUpScript> startUpScripts;

    CellRunner(JavaSession session, CodeRunner code, Results results, List<StartUpScript> startUpScripts) {
        this.session = session;
        this.code = code;
        this.results = results;
        this.startUpScripts = new ArrayDeque<>(startUpScripts);
    }

    /** Runs it; what comes before the first cell runs here as well, so that what goes wrong in it shows somewhere. */
    ExecuteResult run(RunningCell cell) {
        session.begin(cell);
        ExecuteResult result;
        try {
            runStartUpScripts(cell);
            Optional<Object> value = code.run(cell.cell().code(), cell.cell().number(), cell);
            result = results.of(value, cell);
        } catch (CellFailedException e) {
            result = new ExecuteResult.Failure(e.error());
        } finally {
            session.running().end(cell);
        }
        Optional<Duration> exceeded = cell.exceeded();
        if (exceeded.isPresent()) {
            return new ExecuteResult.Failure(StatementLimit.error(exceeded.get()));
        }
        return cell.interrupted() ? new ExecuteResult.Interrupted(notice()) : result;
    }

    /** One cell does, and the others wait for it. */
    private synchronized void runStartUpScripts(RunningCell cell) {
        for (StartUpScript script = startUpScripts.poll(); script != null; script = startUpScripts.poll()) {
            try {
                code.run(script.code(), 0, cell);
            } catch (CellFailedException e) {
                String trace = String.join("\n", e.error().traceback());
                cell.output().warn("start-up script " + script.name() + ": " + trace + "\n");
            }
        }
    }

    private static CellError notice() {
        String message = "the cell was interrupted; what it had done stays done";
        return new CellError("Interrupted", message, List.of(Colour.RED.paint("Interrupted") + ": " + message));
    }
}
