package io.crema.kernel.shell;

import io.crema.kernel.trace.RunGroup;
import io.crema.kernel.trace.StopSwitch;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import jdk.jshell.spi.ExecutionControl.StoppedException;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one evaluation: the run of its snippet, and the very object that the snippet results in. Several may
 * run at the same time, each for its cell.
 */
final class Invocation {
    private final @Nullable RunningCell cell;
    private final Manner manner;
    private volatile String className = "";
    private volatile @Nullable RunGroup group;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Object result;
    private volatile @Nullable Throwable thrown;

    /** In which way a snippet runs. */
    enum Manner {
        /** On a thread of its own, unless its cell was interrupted. */
        ORDINARY,
        /** As above, but to its end: for code of the kernel's own. */
        SHIELDED,
        /** On the calling thread. */
        DIRECT
    }

    /** @param cell for which it runs; null for none */
    Invocation(@Nullable RunningCell cell, Manner manner) {
        this.cell = cell;
        this.manner = manner;
    }

    boolean isFor(RunningCell other) {
        return cell != null && cell.equals(other);
    }

    @Nullable
    Object result() {
        return result;
    }

    void result(@Nullable Object value) {
        result = value;
    }

    /** What the snippet threw; null when it came to its end. */
    @Nullable
    Throwable thrown() {
        return thrown;
    }

    /** The class of the snippet that runs, or ran last. */
    String className() {
        return className;
    }

    void className(String name) {
        className = name;
    }

    boolean isDirect() {
        return manner == Manner.DIRECT;
    }

    private boolean isCancelled() {
        return manner == Manner.ORDINARY && cell != null && cell.interrupted();
    }

    /**
     * Runs the snippet and waits for its end.
     *
     * @throws InvocationTargetException with what it threw
     * @throws StoppedException if it was stopped, before it began or later
     */
    void run(Method snippet, StopSwitch stops) throws InvocationTargetException, StoppedException {
        if (manner == Manner.DIRECT) {
            runHere(snippet);
        } else {
            runApart(snippet, stops);
        }
        Throwable problem = thrown;
        if (problem instanceof ThreadDeath) {
            throw new StoppedException();
        }
        if (problem != null) {
            throw new InvocationTargetException(problem);
        }
    }

    private void runApart(Method snippet, StopSwitch stops) throws StoppedException {
        RunGroup own = stops.begin();
        group = own;
        try {
            // A stop that came before there was a group has left the mark; one that comes later finds the group.
            if (isCancelled()) {
                throw new StoppedException();
            }
            var runner = new Thread(own, () -> call(snippet), "crema-cell");
            thread = runner;
            runner.start();
            join(runner);
        } finally {
            stops.end(own);
        }
    }

    /** Waits without an end: an interrupt that is meant for the snippet has reached it by its own thread. */
    private static void join(Thread runner) {
        boolean interrupted = false;
        while (runner.isAlive()) {
            try {
                runner.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The class loader of the calling thread is the session's for as long. */
    private void runHere(Method snippet) {
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        try {
            call(snippet);
        } finally {
            Thread.currentThread().setContextClassLoader(own);
        }
    }

    private void call(Method snippet) {
        // Not the snippet's own loader, which threads and caches of libraries would keep.
        Thread.currentThread()
                .setContextClassLoader(
                        SnippetLoader.of(snippet.getDeclaringClass()).orElseThrow());
        try {
            result = snippet.invoke(null);
        } catch (InvocationTargetException e) {
            thrown = e.getCause();
        } catch (IllegalAccessException | ThreadDeath e) {
            thrown = e;
        }
    }

    /** Stops it, if it has begun and may be stopped. */
    void stop(StopSwitch stops) {
        RunGroup own = group;
        if (own != null && manner == Manner.ORDINARY) {
            stops.stop(own);
        }
    }

    /**
     * Ends its thread wherever that is, in the middle of a library's work too.
     *
     * @throws UnsupportedOperationException from JDK 20 on, which has no such means any more
     */
    // Without it, only a restart would end what loops in a library. It comes after everything else has failed.
    @SuppressWarnings("deprecation")
    void kill() {
        Thread runner = thread;
        if (runner != null && manner == Manner.ORDINARY) {
            runner.stop();
        }
    }
}
