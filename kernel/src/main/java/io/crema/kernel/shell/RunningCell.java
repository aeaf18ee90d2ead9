package io.crema.kernel.shell;

import io.crema.kernel.interpreter.Cell;
import io.crema.kernel.interpreter.CellInput;
import io.crema.kernel.interpreter.CellOutput;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A cell on its way: where it shows things, whom it asks, and whether its user has pressed stop. */
final class RunningCell {
    private static final Logger LOG = LoggerFactory.getLogger(RunningCell.class);

    /** How long what runs may take to end in order after a stop. */
    private static final int SECONDS_TO_END = 5;

    private final Cell cell;
    private final CellOutput output;
    private final CellInput input;
    private volatile boolean interrupted;
    private volatile boolean ended;
    private volatile @Nullable Duration exceeded;
    private volatile @Nullable String lastShown;
    private @Nullable Thread magicThread;

    RunningCell(Cell cell, CellOutput output, CellInput input) {
        this.cell = cell;
        this.output = output;
        this.input = input;
    }

    Cell cell() {
        return cell;
    }

    /** Whether it is a run of this very cell. */
    @SuppressWarnings("ReferenceEquality") // two cells of the same text may run at the same time
    boolean isOf(Cell other) {
        return cell == other;
    }

    CellOutput output() {
        return output;
    }

    CellInput input() {
        return input;
    }

    boolean interrupted() {
        return interrupted || cell.isInterrupted();
    }

    /** Notes that a statement took longer than it may. The interrupt that stops it comes behind. */
    void exceed(Duration limit) {
        exceeded = limit;
    }

    /** The limit that a statement did not keep. */
    Optional<Duration> exceeded() {
        return Optional.ofNullable(exceeded);
    }

    /**
     * Notes the stop. What does not look at it within some seconds is interrupted the hard way.
     *
     * @param kill ends the snippets of this cell wherever they are, or throws an UnsupportedOperationException
     */
    void interrupt(Runnable kill) {
        if (!interrupted) {
            interrupted = true;
            // On a thread of its own: the common pool may be full of what has to be stopped.
            Executor later = CompletableFuture.delayedExecutor(
                    SECONDS_TO_END, TimeUnit.SECONDS, task -> new Thread(task, "crema-interrupt").start());
            later.execute(() -> insist(kill));
        }
    }

    void end() {
        ended = true;
    }

    /** Runs a magic on this thread, which may be interrupted as long as it takes. */
    <T extends @Nullable Object> T runMagic(Callable<T> magic) throws Exception {
        Thread outer = enter(Thread.currentThread());
        try {
            return magic.call();
        } finally {
            enter(outer);
            if (interrupted) {
                // The interrupt has been heard; what the thread does next is not its concern.
                Thread.interrupted();
            }
        }
    }

    private synchronized @Nullable Thread enter(@Nullable Thread thread) {
        Thread outer = magicThread;
        magicThread = thread;
        return outer;
    }

    private synchronized void insist(Runnable kill) {
        if (ended) {
            return;
        }
        if (magicThread != null) {
            magicThread.interrupt();
            return;
        }
        try {
            kill.run();
        } catch (UnsupportedOperationException e) {
            LOG.info("nothing of this JDK ends a library's code", e);
            output.warn("the cell is inside library code that does not react to an interrupt; it ends when that code"
                    + " does. Restart the kernel to end it now\n");
        }
    }

    /** Remembers the id of what the cell has just shown. */
    void shown(String id) {
        lastShown = id;
    }

    /** Whether a value is nothing but the id of what the cell has just shown: {@code display(x);} alone. */
    @SuppressWarnings("ReferenceEquality") // the very id, not a text that happens to be equal
    boolean isIdJustShown(Object value) {
        return value == lastShown;
    }
}
