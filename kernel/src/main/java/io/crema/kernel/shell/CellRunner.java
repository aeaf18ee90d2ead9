package io.crema.kernel.shell;

import io.crema.kernel.interpreter.CellError;
import io.crema.kernel.interpreter.ExecuteResult;
import io.crema.kernel.magic.CellParser;
import io.crema.kernel.magic.CellPart;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** Runs one cell from its first line to its last, or to its first error. */
final class CellRunner {
    private final JavaSession session;
    private final CellParser parser;
    private final JavaRunner java;
    private final MagicRunner magics;
    private final Results results;
    private final Queue<String> startUpCode;

    CellRunner(
            JavaSession session,
            CellParser parser,
            JavaRunner java,
            MagicRunner magics,
            Results results,
            List<String> startUpCode) {
        this.session = session;
        this.parser = parser;
        this.java = java;
        this.magics = magics;
        this.results = results;
        this.startUpCode = new ArrayDeque<>(startUpCode);
    }

    /** Runs it; what comes before the first cell runs here as well, so that what goes wrong in it shows somewhere. */
    ExecuteResult run(RunningCell cell) {
        session.begin(cell);
        ExecuteResult result;
        try {
            runStartUpCode(cell);
            result = results.of(value(cell.cell().code(), cell.cell().number(), cell), cell.output());
        } catch (CellFailedException e) {
            result = new ExecuteResult.Failure(e.error());
        } finally {
            session.end();
        }
        return cell.interrupted() ? new ExecuteResult.Interrupted(notice()) : result;
    }

    private void runStartUpCode(RunningCell cell) {
        for (String code = startUpCode.poll(); code != null; code = startUpCode.poll()) {
            try {
                value(code, 0, cell);
            } catch (CellFailedException e) {
                cell.output()
                        .warn("start-up code: " + String.join("\n", e.error().traceback()) + "\n");
            }
        }
    }

    /** The value of the last part. */
    private Optional<Object> value(String code, int number, RunningCell cell) throws CellFailedException {
        results.beginCell();
        Optional<Object> value = Optional.empty();
        for (CellPart part : parser.parse(code)) {
            if (cell.interrupted()) {
                return Optional.empty();
            }
            value = run(part, number, cell);
        }
        return value;
    }

    private Optional<Object> run(CellPart part, int number, RunningCell cell) throws CellFailedException {
        if (part instanceof CellPart.Code code) {
            return java.run(new JavaSource(number, code.withMagicsAs(magics::embed), code.line()), cell);
        }
        return magics.run(
                part instanceof CellPart.LineMagic line ? line.call() : ((CellPart.CellMagic) part).call(), cell);
    }

    private static CellError notice() {
        String message = "the cell was interrupted; what it had done stays done";
        return new CellError("Interrupted", message, List.of(Colour.RED.paint("Interrupted") + ": " + message));
    }
}
