package io.crema.kernel;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What runs in the code of native libraries, a training's step above all. The virtual machine must not end in the middle
 * of it: that takes the library's data away from under its threads, and the process crashes in the place of ending.
 */
final class NativeWork {
    private static final int LOOK_EVERY_MILLIS = 10;
    /** Waiting for a socket or a lock is native code, too, and can be left at any time. */
    private static final Pattern OF_THE_JDK = Pattern.compile("(?:java|javax|jdk|sun|com\\.sun)\\..*");

    private final Supplier<Map<Thread, StackTraceElement[]>> threads;

    NativeWork() {
        this(Thread::getAllStackTraces);
    }

    /** @param threads where every thread is, from the innermost call outwards */
    NativeWork(Supplier<Map<Thread, StackTraceElement[]>> threads) {
        this.threads = threads;
    }

    /**
     * Waits until no thread is within a library's native code.
     *
     * @param patience for how long at most
     * @return whether none is there any more
     */
    boolean awaitEnd(Duration patience) throws InterruptedException {
        var ended = new CountDownLatch(1);
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(new DaemonThreads("crema-end"));
        ScheduledFuture<?> looking = watch.scheduleWithFixedDelay(
                () -> {
                    if (!isRunning()) {
                        ended.countDown();
                    }
                },
                0,
                LOOK_EVERY_MILLIS,
                TimeUnit.MILLISECONDS);
        try {
            return ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            looking.cancel(false);
            watch.shutdownNow();
        }
    }

    private boolean isRunning() {
        return threads.get().values().stream().anyMatch(NativeWork::isInLibrary);
    }

    private static boolean isInLibrary(StackTraceElement[] calls) {
        return calls.length > 0
                && calls[0].isNativeMethod()
                && !OF_THE_JDK.matcher(calls[0].getClassName()).matches();
    }
}
