package io.crema.kernel.shell;

import io.crema.kernel.interpreter.CellError;
import io.crema.kernel.interpreter.ExecuteResult;
import java.util.List;
import java.util.Optional;

/** Runs one cell from its first line to its last, or to its first error. */
final class CellRunner {
    private final JavaSession session;
    private final JavaRunner java;
    private final NotebookFunctions functions;
    private final Results results;

    CellRunner(JavaSession session, JavaRunner java, NotebookFunctions functions, Results results) {
        this.session = session;
        this.java = java;
        this.functions = functions;
        this.results = results;
    }

    ExecuteResult run(RunningCell cell) {
        session.begin(cell);
        functions.forgetShown();
        ExecuteResult result;
        try {
            Optional<Object> value =
                    java.run(new JavaSource(cell.cell().number(), cell.cell().code(), 1), cell);
            result = results.of(value, cell.output());
        } catch (CellFailedException e) {
            result = new ExecuteResult.Failure(e.error());
        } finally {
            session.end();
        }
        return cell.interrupted() ? new ExecuteResult.Interrupted(notice()) : result;
    }

    private static CellError notice() {
        String message = "the cell was interrupted; what it had done stays done";
        return new CellError("Interrupted", message, List.of(Colour.RED.paint("Interrupted") + ": " + message));
    }
}
