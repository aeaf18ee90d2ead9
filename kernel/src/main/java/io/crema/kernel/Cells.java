package io.crema.kernel;

import io.crema.kernel.InterpreterStart.InterpreterUnavailableException;
import io.crema.kernel.comm.Comms;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.history.History;
import io.crema.kernel.interpreter.Cell;
import io.crema.kernel.interpreter.CellError;
import io.crema.kernel.interpreter.ExecuteResult;
import io.crema.kernel.interpreter.Interpreter;
import io.crema.kernel.protocol.Execute;
import io.crema.kernel.protocol.Failure;
import io.crema.kernel.protocol.Message;
import io.crema.kernel.protocol.ReplyStatus;
import io.crema.kernel.stream.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs cells and turns their results into messages. Used by the thread of the {@link CellQueue} only. */
final class Cells {
    private static final Logger log = LoggerFactory.getLogger(Cells.class);

    private final InterpreterStart interpreter;
    private final CellQueue queue;
    private final FrontEnd frontEnd;
    private final History history;
    private final Comms comms;
    private int count;

    Cells(InterpreterStart interpreter, CellQueue queue, FrontEnd frontEnd, History history, Comms comms) {
        this.interpreter = interpreter;
        this.queue = queue;
        this.frontEnd = frontEnd;
        this.history = history;
        this.comms = comms;
    }

    /** Answers one request. */
    Execute.Reply execute(Message<Execute.Request> message) {
        if (queue.isAborted()) {
            return new Execute.Aborted(count);
        }
        Execute.Request request = message.content();
        if (request.counts()) {
            count++;
            history.add(count, request.code());
        }
        var origin = Origin.ofCell(message);
        FrontEndOutput output = frontEnd.output(origin, comms);
        output.publish(Execute.INPUT, new Execute.Input(request.code(), count));
        frontEnd.begin(origin);
        try {
            ExecuteResult result = run(request, output);
            if (result instanceof ExecuteResult.Interrupted) {
                queue.abortWaiting();
            }
            return result.problem()
                    .map(problem -> failed(request, problem, output))
                    .orElseGet(() -> succeeded(request, result.value(), output));
        } catch (IllegalArgumentException e) {
            // A renderer put something into a bundle that is neither text nor bytes nor JSON.
            return failed(
                    request, error("IllegalArgumentException", "the value cannot be shown: " + e.getMessage()), output);
        } finally {
            frontEnd.end();
        }
    }

    private ExecuteResult run(Execute.Request request, FrontEndOutput output) {
        try {
            Interpreter language = interpreter.await();
            // An interrupt from here on reaches the interpreter by the cell itself, begun or not.
            var cell = new Cell(request.code(), request.silent() ? 0 : count, queue::isInterrupted);
            if (cell.isInterrupted()) {
                return interrupted();
            }
            return language.execute(cell, output, frontEnd.input());
        } catch (InterpreterUnavailableException e) {
            return new ExecuteResult.Failure(error("KernelStartError", String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            return interrupted();
        } catch (RuntimeException | Error e) {
            // The interpreter answers for the user's errors; this is a defect of ours, which must not end the kernel.
            log.error("the interpreter failed at a cell", e);
            return new ExecuteResult.Failure(error(
                    e.getClass().getSimpleName(),
                    "the kernel itself failed at this cell: " + e + ". The kernel's log has the trace"));
        }
    }

    private Execute.Reply succeeded(Execute.Request request, Optional<DisplayData> value, FrontEndOutput output) {
        value.ifPresent(bundle -> {
            output.publish(Execute.RESULT, new Execute.Result(count, Bundles.data(bundle), bundle.metadata()));
            if (request.counts()) {
                history.result(bundle.plainText());
            }
        });
        var expressions = new LinkedHashMap<String, Object>();
        request.userExpressions().forEach((name, expression) -> expressions.put(name, evaluate(expression)));
        return new Execute.Ok(count, expressions, output.payload().all());
    }

    /** The reply, when the one that was meant cannot be given. */
    Execute.Reply failed(Failure.Output error) {
        return new Execute.Failed(count, error);
    }

    private Execute.Reply failed(Execute.Request request, CellError problem, FrontEndOutput output) {
        Failure.Output error = Bundles.error(problem);
        output.publish(Failure.OUTPUT, error);
        if (request.stopOnError()) {
            queue.abortWaiting();
        }
        return new Execute.Failed(count, error);
    }

    /** A MIME bundle with a status, or an error. */
    private Object evaluate(String expression) {
        try {
            ExecuteResult result = interpreter.await().evaluate(expression);
            return result.problem()
                    .<Object>map(problem -> new Failure.Reply(Bundles.error(problem)))
                    .orElseGet(() -> bundle(result.value().orElse(DisplayData.text("null"))));
        } catch (InterpreterUnavailableException | InterruptedException | RuntimeException e) {
            log.error("the interpreter failed at an expression", e);
            return new Failure.Reply(Bundles.error(error(e.getClass().getSimpleName(), String.valueOf(e))));
        }
    }

    private static Map<String, Object> bundle(DisplayData value) {
        return Map.of("status", ReplyStatus.OK, "data", Bundles.data(value), "metadata", value.metadata());
    }

    private static ExecuteResult interrupted() {
        return new ExecuteResult.Interrupted(error("Interrupted", "interrupted before the cell began"));
    }

    private static CellError error(String name, String message) {
        return new CellError(name, message, List.of(name + ": " + message));
    }
}
