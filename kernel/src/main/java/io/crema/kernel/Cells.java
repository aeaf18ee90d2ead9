package io.crema.kernel;

import io.crema.kernel.InterpreterStart.InterpreterUnavailableException;
import io.crema.kernel.Shells.UnknownSubshellException;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs cells and turns their results into messages. Used by the threads of all {@link Shells}, which count their cells
 * together.
 */
final class Cells {
    private static final Logger log = LoggerFactory.getLogger(Cells.class);

    private final InterpreterStart interpreter;
    private final Shells shells;
    private final FrontEnd frontEnd;
    private final History history;
    private final Comms comms;
    private final AtomicInteger count = new AtomicInteger();
    private final Map<CellQueue, Cell> running = new ConcurrentHashMap<>();

    Cells(InterpreterStart interpreter, Shells shells, FrontEnd frontEnd, History history, Comms comms) {
        this.interpreter = interpreter;
        this.shells = shells;
        this.frontEnd = frontEnd;
        this.history = history;
        this.comms = comms;
    }

    /** Answers one request. */
    Execute.Reply execute(Message<Execute.Request> message) throws UnknownSubshellException {
        CellQueue queue = shells.of(message.header());
        if (queue.isAborted()) {
            return new Execute.Aborted(count.get());
        }
        Execute.Request request = message.content();
        int number = request.counts() ? count.incrementAndGet() : count.get();
        if (request.counts()) {
            history.add(number, request.code());
        }
        var origin = Origin.ofCell(message, queue.interruption());
        var present = new Present(request, number, queue, frontEnd.output(origin, comms));
        present.output().publish(Execute.INPUT, new Execute.Input(request.code(), number));
        frontEnd.begin(origin);
        try {
            ExecuteResult result = run(present, origin);
            if (result instanceof ExecuteResult.Interrupted) {
                queue.abortWaiting();
            }
            return result.problem()
                    .map(problem -> failed(present, problem))
                    .orElseGet(() -> succeeded(present, result.value()));
        } catch (IllegalArgumentException e) {
            // A renderer put something into a bundle that is neither text nor bytes nor JSON.
            return failed(present, error("IllegalArgumentException", "the value cannot be shown: " + e.getMessage()));
        } finally {
            frontEnd.end();
        }
    }

    /** One request on its way to the reply. */
    private record Present(Execute.Request request, int number, CellQueue queue, FrontEndOutput output) {}

    private ExecuteResult run(Present present, Origin origin) {
        try {
            Interpreter language = interpreter.await();
            // An interrupt from here on reaches the interpreter by the cell itself, begun or not.
            Execute.Request request = present.request();
            var cell = new Cell(request.code(), request.silent() ? 0 : present.number(), origin::isInterrupted);
            running.put(present.queue(), cell);
            if (cell.isInterrupted()) {
                return interrupted();
            }
            return language.execute(cell, present.output(), frontEnd.input());
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
        } finally {
            running.remove(present.queue());
        }
    }

    /**
     * Interrupts the cell that runs in a shell, and aborts those that wait there.
     *
     * @param language if it runs already
     * @return what remains to be done, which may take a while
     */
    Runnable interrupt(CellQueue queue, Optional<Interpreter> language) {
        return queue.interrupt(() -> {
            Cell cell = running.get(queue);
            if (cell != null) {
                language.ifPresent(running -> running.interrupt(cell));
            }
        });
    }

    private Execute.Reply succeeded(Present present, Optional<DisplayData> value) {
        Execute.Request request = present.request();
        value.ifPresent(bundle -> {
            present.output()
                    .publish(
                            Execute.RESULT,
                            new Execute.Result(present.number(), Bundles.data(bundle), bundle.metadata()));
            if (request.counts()) {
                history.result(present.number(), bundle.plainText());
            }
        });
        var expressions = new LinkedHashMap<String, Object>();
        request.userExpressions().forEach((name, expression) -> expressions.put(name, evaluate(expression)));
        return new Execute.Ok(
                present.number(), expressions, present.output().payload().all());
    }

    /** The reply, when the one that was meant cannot be given. */
    Execute.Reply failed(Failure.Output error) {
        return new Execute.Failed(count.get(), error);
    }

    private Execute.Reply failed(Present present, CellError problem) {
        Failure.Output error = Bundles.error(problem);
        present.output().publish(Failure.OUTPUT, error);
        if (present.request().stopOnError()) {
            present.queue().abortWaiting();
        }
        return new Execute.Failed(present.number(), error);
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
