package io.crema.kernel.trace;

import org.jspecify.annotations.Nullable;

/** The threads of one run of one snippet: its own, and those that it starts. Made and stopped by a {@link StopSwitch}. */
public final class RunGroup extends ThreadGroup {
    private volatile boolean stopped;

    RunGroup() {
        super("crema-cell");
    }

    boolean isStopped() {
        return stopped;
    }

    /** What looks at the switch ends there; what waits is interrupted. */
    void halt() {
        stopped = true;
        interrupt();
    }

    /** A thread that is stopped has nothing to report. */
    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        if (!(thrown instanceof ThreadDeath)) {
            super.uncaughtException(thread, thrown);
        }
    }

    /** The group of the calling thread; null for a thread that no snippet has started. */
    static @Nullable RunGroup present() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group != null && !(group instanceof RunGroup)) {
            group = group.getParent();
        }
        return (RunGroup) group;
    }
}
