package io.crema.kernel;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** Runs cells one after another, in the order of their arrival, and lets those that wait be aborted. */
final class CellQueue implements Executor, AutoCloseable {
    private static final long NONE = Long.MAX_VALUE;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(new DaemonThreads("crema-cells"));
    private final AtomicLong arrived = new AtomicLong();
    private final AtomicLong aborted = new AtomicLong();
    private final AtomicLong interrupted = new AtomicLong();
    /** Held while the present cell changes, and while it is being stopped: a stop never hits the cell after it. */
    private final ReentrantLock turn = new ReentrantLock();

    private volatile long running = NONE;

    @Override
    public void execute(Runnable cell) {
        long number = arrived.incrementAndGet();
        thread.execute(() -> {
            turnTo(number);
            try {
                cell.run();
            } finally {
                turnTo(NONE);
            }
        });
    }

    private void turnTo(long number) {
        turn.lock();
        try {
            running = number;
        } finally {
            turn.unlock();
        }
    }

    /** Aborts every cell that has arrived. Those that arrive later run. */
    void abortWaiting() {
        aborted.set(arrived.get());
    }

    /**
     * Interrupts the cell that runs, if one does, and aborts those that wait. It counts as interrupted from here on.
     *
     * @return what remains to be done, which may take a while: stops the very cell, unless it has ended meanwhile
     */
    Runnable interrupt(Runnable stop) {
        long last = arrived.get();
        interrupted.set(last);
        aborted.set(last);
        return () -> {
            turn.lock();
            try {
                if (running <= last) {
                    stop.run();
                }
            } finally {
                turn.unlock();
            }
        };
    }

    /** Whether the cell whose turn it is was aborted, before or since it began. */
    boolean isAborted() {
        return running <= aborted.get();
    }

    /** Whether the cell whose turn it is was interrupted, before or since it began. */
    boolean isInterrupted() {
        return running <= interrupted.get();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
