package io.crema.kernel;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Runs cells one after another, in the order of their arrival, and lets those that wait be aborted. */
final class CellQueue implements Executor, AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(new DaemonThreads("crema-cells"));
    private final AtomicLong arrived = new AtomicLong();
    private final AtomicLong aborted = new AtomicLong();
    /** Touched by the one thread only. */
    private long running;

    @Override
    public void execute(Runnable cell) {
        long number = arrived.incrementAndGet();
        thread.execute(() -> {
            running = number;
            cell.run();
        });
    }

    /** Aborts every cell that has arrived. Those that arrive later run. */
    void abortWaiting() {
        aborted.set(arrived.get());
    }

    /** Whether the cell whose turn it is was aborted, before or since it began. Asked by that cell. */
    boolean isAborted() {
        return running <= aborted.get();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
