package io.crema.kernel.shell;

import io.crema.kernel.interpreter.Cell;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The cells that run in one session, and which of them a thread works for. */
final class RunningCells {
    private final Set<RunningCell> running = ConcurrentHashMap.newKeySet();
    /** The cell that a thread works for, and those that it starts. */
    @SuppressWarnings("ThreadLocalUsage") // Not static, because it belongs to one session: a test has several.
    private final InheritableThreadLocal<@Nullable RunningCell> ofThread = new InheritableThreadLocal<>();

    private volatile @Nullable RunningCell latest;

    /** From here on, this thread and those that it starts work for a cell. */
    void begin(RunningCell cell) {
        running.add(cell);
        ofThread.set(cell);
        latest = cell;
    }

    /** The cell of this thread has ended; the threads that it started may live on. */
    void end(RunningCell cell) {
        cell.end();
        ofThread.remove();
        running.remove(cell);
        running.stream().findAny().ifPresent(other -> latest = other);
    }

    /** The cell that the calling thread works for, as long as that runs. */
    Optional<RunningCell> ofThread() {
        return Optional.ofNullable(ofThread.get()).filter(running::contains);
    }

    /** The cell that the calling thread works for while that runs, else one that runs, else the one that ran last. */
    RunningCell present() {
        return ofThread()
                .or(() -> Optional.ofNullable(latest))
                .orElseThrow(
                        () -> new IllegalStateException("no cell has run yet, so there is nowhere to show anything"));
    }

    /** The run of this very cell, if it runs. */
    Optional<RunningCell> of(Cell cell) {
        return running.stream().filter(each -> each.isOf(cell)).findAny();
    }

    boolean contains(RunningCell cell) {
        return running.contains(cell);
    }
}
