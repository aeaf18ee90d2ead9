package io.crema.kernel;

import io.crema.kernel.interpreter.Interpreter;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The interpreter, which may still be starting. */
final class InterpreterStart {
    private static final Logger log = LoggerFactory.getLogger(InterpreterStart.class);

    private final Future<? extends Interpreter> start;

    /** The interpreter could not be started. The message says why, for the user. */
    static final class InterpreterUnavailableException extends Exception {
        InterpreterUnavailableException(Throwable cause) {
            super(
                    "Java could not be started: " + cause
                            + ". Restart the kernel; if this happens again, the kernel's log" + " has the trace",
                    cause);
        }
    }

    InterpreterStart(Future<? extends Interpreter> start) {
        this.start = start;
    }

    /** Waits until the interpreter runs. */
    Interpreter await() throws InterruptedException, InterpreterUnavailableException {
        try {
            return start.get();
        } catch (ExecutionException e) {
            log.error("the interpreter did not start", e.getCause());
            throw new InterpreterUnavailableException(e.getCause() == null ? e : e.getCause());
        }
    }

    /** The interpreter, if it runs already. */
    Optional<Interpreter> ifRunning() throws InterruptedException, InterpreterUnavailableException {
        return start.isDone() ? Optional.of(await()) : Optional.empty();
    }
}
