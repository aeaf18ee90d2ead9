package io.crema.kernel.trace;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A thread that waits at a line for the debugger, and does what the debugger asks of it meanwhile. */
public final class StoppedThread {
    private final BlockingQueue<FutureTask<?>> errands = new LinkedBlockingQueue<>();
    private final Thread thread;
    private final List<StackFrame> frames;
    private volatile @Nullable Resumption resumption;
    private volatile boolean gone;

    StoppedThread(Thread thread, List<StackFrame> frames) {
        this.thread = thread;
        this.frames = List.copyOf(frames);
    }

    public long id() {
        return thread.getId();
    }

    public String name() {
        return thread.getName();
    }

    /** The innermost first, at least one. */
    public List<StackFrame> frames() {
        return frames;
    }

    /** Lets it go on. */
    public void resume(Resumption how) {
        resumption = how;
        errands.add(new FutureTask<>(() -> null));
    }

    /**
     * Has the thread itself do something, as the code at its line would: with its locks and its thread locals.
     * Breakpoints do not stop it meanwhile.
     *
     * @throws CancellationException if the thread goes on before it comes to it
     * @throws TimeoutException if it takes longer than the limit; the thread goes on with it all the same
     * @throws ExecutionException if the errand throws
     */
    public <T> T run(Callable<T> errand, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException {
        var task = new FutureTask<>(errand);
        errands.add(task);
        if (gone) {
            task.cancel(false);
        }
        return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Has gone on: nothing will be done any more. */
    void leave() {
        gone = true;
        errands.forEach(errand -> errand.cancel(false));
    }

    /** Waits, on the thread itself. */
    Resumption await() throws InterruptedException {
        Resumption how = resumption;
        while (how == null) {
            errands.take().run();
            how = resumption;
        }
        return how;
    }
}
