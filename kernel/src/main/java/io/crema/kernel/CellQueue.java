package io.crema.kernel;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs cells one after another, in the order of their arrival, and lets those that wait be aborted. */
final class CellQueue implements Executor, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CellQueue.class);
    private static final long NONE = Long.MAX_VALUE;

    private final ExecutorService thread;
    private final AtomicLong arrived = new AtomicLong();
    private final AtomicLong aborted = new AtomicLong();
    private final AtomicLong interrupted = new AtomicLong();
    /** Held while the present cell changes, and while it is being stopped: a stop never hits the cell after it. */
    private final ReentrantLock turn = new ReentrantLock();

    private volatile long running = NONE;

    /** @param threadName what the thread is called that runs the cells */
    CellQueue(String threadName) {
        thread = Executors.newSingleThreadExecutor(new DaemonThreads(threadName));
    }

    @Override
    public void execute(Runnable cell) {
        long number = arrived.incrementAndGet();
        try {
            thread.execute(() -> inTurn(number, cell));
        } catch (RejectedExecutionException e) {
            // Closed this moment, of which the cell finds out by itself.
            log.info("a cell came too late", e);
            cell.run();
        }
    }

    private void inTurn(long number, Runnable cell) {
        turnTo(number);
        try {
            cell.run();
        } finally {
            turnTo(NONE);
        }
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

    /** Tells whether the cell whose turn it is now was interrupted, before or since it began. */
    BooleanSupplier interruption() {
        long number = running;
        return () -> number <= interrupted.get();
    }

    /** Ends the thread once all that has arrived has had its turn. */
    void end() {
        thread.shutdown();
    }

    /** Waits until the cell that runs when it is closed has ended; a while at most, since not every cell can be stopped. */
    boolean awaitEnd(Duration patience) throws InterruptedException {
        return thread.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
