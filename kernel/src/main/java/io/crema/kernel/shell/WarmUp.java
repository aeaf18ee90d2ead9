package io.crema.kernel.shell;

import io.crema.kernel.preload.Preload;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes the slow parts of the preloads' libraries, once no cell has run for a moment. Loading a native library beside a
 * cell would take the processor from it, and holds up every class that the cell loads meanwhile.
 */
final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final int QUIET_MILLIS = 700;

    private final List<Preload> preloads;
    private final Executor later =
            CompletableFuture.delayedExecutor(QUIET_MILLIS, TimeUnit.MILLISECONDS, WarmUp::onNewThread);
    private int turn;
    private boolean begun;

    WarmUp(List<Preload> preloads) {
        this.preloads = List.copyOf(preloads);
    }

    /** Says that a cell begins: what has not begun yet waits for the next quiet moment. */
    synchronized void postpone() {
        turn++;
    }

    /** Says that no cell runs any more. */
    synchronized void whenQuiet() {
        if (!begun) {
            turn++;
            int now = turn;
            later.execute(() -> runIfStill(now));
        }
    }

    private void runIfStill(int expected) {
        if (begins(expected)) {
            preloads.forEach(Preload::warmUp);
        }
    }

    private synchronized boolean begins(int expected) {
        boolean begins = !begun && turn == expected;
        begun |= begins;
        return begins;
    }

    private static void onNewThread(Runnable task) {
        var thread = new Thread(task, "crema-warm-up");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((failed, thrown) -> LOG.warn("a preload cannot warm up", thrown));
        thread.start();
    }
}
