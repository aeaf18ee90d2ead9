package io.crema.finetune.hub;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the network, and looks meanwhile whether the user wants no more.
 *
 * @param stopped whether to give up
 */
record Waiting(BooleanSupplier stopped) {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Something that can be waited for. */
    interface Awaited<T> {

        /** What has come, or null if nothing has within this time. */
        @Nullable
        T within(long nanos) throws InterruptedException;
    }

    /**
     * Waits.
     *
     * @return null if the time is over
     * @throws CancellationException if the user wants no more; after an interrupt, the thread stays interrupted
     */
    <T> @Nullable T upTo(Duration most, Awaited<T> awaited) {
        long end = System.nanoTime() + most.toNanos();
        try {
            while (true) {
                stopIfAsked();
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return null;
                }
                T come = awaited.within(Math.min(left, LOOK_NANOS));
                if (come != null) {
                    return come;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped(e);
        }
    }

    /** Waits for a time. */
    void pause(Duration time) {
        var never = new CountDownLatch(1);
        upTo(time, nanos -> never.await(nanos, TimeUnit.NANOSECONDS) ? Boolean.TRUE : null);
    }

    /**
     * Waits for what fails with an exception if it does not come.
     *
     * @return null if the time is over
     */
    <T> @Nullable T upTo(Duration most, CompletableFuture<T> coming) throws ExecutionException {
        var done = new CountDownLatch(1);
        CompletableFuture<T> counted = coming.whenComplete((value, failure) -> done.countDown());
        boolean come = upTo(most, nanos -> done.await(nanos, TimeUnit.NANOSECONDS) ? Boolean.TRUE : null) != null;
        try {
            return come ? counted.get() : null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped(e);
        }
    }

    /** @throws CancellationException if the user wants no more */
    void stopIfAsked() {
        if (stopped.getAsBoolean()) {
            throw new CancellationException("stopped");
        }
    }

    private static CancellationException stopped(InterruptedException cause) {
        var stopped = new CancellationException("interrupted");
        stopped.initCause(cause);
        return stopped;
    }
}
