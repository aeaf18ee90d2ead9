package io.crema.kernel.trace;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stops the code of one session's cells, each run of a snippet by itself. The code looks at it where a method begins and
 * before every jump back, since {@link StopChecks} has put that in.
 */
public final class StopSwitch {
    private final Set<RunGroup> running = new HashSet<>();
    /** Whether any run has been stopped lately: as long as none has, code looks no further. */
    private volatile boolean raised;

    /** Begins a run, for a thread in this group. */
    public synchronized RunGroup begin() {
        var group = new RunGroup();
        running.add(group);
        raised = running.stream().anyMatch(RunGroup::isStopped);
        return group;
    }

    /** Ends a run; its threads may live on. */
    public synchronized void end(RunGroup group) {
        running.remove(group);
    }

    /** Stops a run. */
    public synchronized void stop(RunGroup group) {
        group.halt();
        raised = true;
    }

    /** Called from the code of cells. */
    public void check() {
        if (raised && isStopped(RunGroup.present())) {
            throw new ThreadDeath();
        }
    }

    /** A thread of no run, such as a pool's, works for whoever runs: it is stopped when all of these are. */
    private synchronized boolean isStopped(@Nullable RunGroup group) {
        if (group != null && running.contains(group)) {
            return group.isStopped();
        }
        return running.stream().allMatch(RunGroup::isStopped);
    }
}
