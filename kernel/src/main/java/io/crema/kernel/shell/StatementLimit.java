package io.crema.kernel.shell;

import io.crema.kernel.interpreter.CellError;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How long one top-level statement may run until it is stopped in the way of an interrupt. */
final class StatementLimit {
    private final JavaSession session;
    private final Duration limit;

    /** @param limit zero for none */
    StatementLimit(JavaSession session, Duration limit) {
        this.session = session;
        this.limit = limit;
    }

    /** Runs a statement; one that takes too long ends with its cell marked. */
    Evaluation within(RunningCell cell, Supplier<Evaluation> statement) {
        if (limit.isZero()) {
            return statement.get();
        }
        Executor later = CompletableFuture.delayedExecutor(
                limit.toMillis(), TimeUnit.MILLISECONDS, task -> new Thread(task, "crema-limit").start());
        var alarm = new Alarm(cell);
        later.execute(alarm);
        try {
            return statement.get();
        } finally {
            alarm.cancel();
        }
    }

    static CellError error(Duration limit) {
        String message = "a statement ran longer than " + limit.toMillis()
                + " ms, which is the limit that IJAVA_TIMEOUT or CREMA_TIMEOUT sets; what it had done stays done";
        return new CellError("Timeout", message, List.of(Colour.RED.paint("Timeout") + ": " + message));
    }

    /** Rings once, and never when the statement has ended before. */
    private final class Alarm implements Runnable {
        private final RunningCell cell;
        private boolean off;

        Alarm(RunningCell cell) {
            this.cell = cell;
        }

        @Override
        public synchronized void run() {
            if (!off) {
                cell.exceed(limit);
                session.interrupt(cell);
            }
        }

        synchronized void cancel() {
            off = true;
        }
    }
}
