package io.crema.kernel.trace;

import io.crema.kernel.trace.StopListener.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Follows the threads of one session from line to line, and stops them where the debugger wants them. */
public final class Tracer {
    private static final String STATEMENT = "do_it$";

    @SuppressWarnings("ThreadLocalUsage") // Not static, because it belongs to one session: a test has several.
    private final ThreadLocal<TracedThread> threads = ThreadLocal.withInitial(TracedThread::new);

    private final Map<String, LineMap> lineMaps = new ConcurrentHashMap<>();
    private final Map<String, Set<Integer>> breakpoints = new ConcurrentHashMap<>();
    /** Held by the thread that is stopped: the others that come to a breakpoint wait until it goes on. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private volatile @Nullable StopListener listener;
    private volatile @Nullable StoppedThread stopped;
    private volatile boolean pausing;
    private volatile boolean released;
    private volatile boolean stepsOn;

    /** From here on, classes are to be instrumented, and their threads stop. */
    public void switchOn(StopListener hears) {
        released = false;
        listener = hears;
    }

    /** Forgets the breakpoints and lets every thread run. */
    public void switchOff() {
        listener = null;
        breakpoints.clear();
        release();
    }

    public boolean isOn() {
        return listener != null;
    }

    /** A cell begins, whose threads may be stopped whatever became of the cell before. */
    public void begin() {
        released = false;
        stepsOn = false;
    }

    /** Lets every thread run and stops none until the next cell begins: the running one was interrupted. */
    public void release() {
        released = true;
        pausing = false;
        stopped().ifPresent(thread -> thread.resume(Resumption.CONTINUE));
    }

    /** Says where the lines of a class stand. */
    public void map(String className, LineMap lines) {
        lineMaps.put(className, lines);
    }

    /** Whether code of this source was compiled so that it can be stopped. */
    public boolean knows(String source) {
        return lineMaps.values().stream().anyMatch(lines -> lines.source().equals(source));
    }

    /** Replaces the breakpoints of a source. */
    public void setBreakpoints(String source, Set<Integer> lines) {
        breakpoints.put(source, Set.copyOf(lines));
    }

    public Map<String, Set<Integer>> breakpoints() {
        return Map.copyOf(breakpoints);
    }

    /** Stops whatever thread comes to a line next. */
    public void pause() {
        pausing = true;
    }

    /** The thread that waits for the debugger. */
    public Optional<StoppedThread> stopped() {
        return Optional.ofNullable(stopped);
    }

    /** Called where a method of a cell begins. */
    void enter() {
        threads.get().enter();
    }

    /** Called where a method of a cell ends. */
    void leave() {
        TracedThread thread = threads.get();
        Site last = thread.leave();
        Step step = thread.step();
        if (step != null && thread.depth() == 0) {
            stepsOn = step.outlivesStatement() && last != null && isStatement(last);
            thread.begin(null);
        }
    }

    /** Called where a line begins, with the values of the variables in scope. */
    void line(Site site, Object[] values) {
        TracedThread thread = threads.get();
        thread.at(site, values);
        if (listener != null && !released && !thread.isMuted()) {
            place(site).ifPresent(place -> come(thread, site, place));
        }
    }

    private Optional<Place> place(Site site) {
        LineMap lines = lineMaps.get(site.className());
        return lines == null ? Optional.empty() : lines.place(site.line());
    }

    private void come(TracedThread thread, Site site, Place place) {
        Step step = thread.step();
        if (hasBreakpoint(place) && (site.begins() || isOnAnotherLine(thread.statement(), place))) {
            stop(thread, place, Reason.BREAKPOINT);
        } else if (!site.begins()) {
            return;
        } else if (pausing) {
            stop(thread, place, Reason.PAUSE);
        } else if ((step != null && step.endsAt(thread.depth(), place)) || (stepsOn && isStatement(site))) {
            stop(thread, place, Reason.STEP);
        }
    }

    private boolean hasBreakpoint(Place place) {
        return breakpoints.getOrDefault(place.source(), Set.of()).contains(place.line());
    }

    /** Whether a line is not the one that its statement began on, to which the code comes back for each call. */
    private boolean isOnAnotherLine(@Nullable Site statement, Place place) {
        return statement == null || !place(statement).equals(Optional.of(place));
    }

    private static boolean isStatement(Site site) {
        return site.method().startsWith(STATEMENT);
    }

    private void stop(TracedThread thread, Place place, Reason reason) {
        boolean mine = false;
        thread.mute(true);
        try {
            turn.lockInterruptibly();
            mine = true;
            park(thread, place, reason);
        } catch (InterruptedException e) {
            // It is the user's code that is interrupted, and that finds out by itself.
            Thread.currentThread().interrupt();
        } finally {
            thread.mute(false);
            if (mine) {
                turn.unlock();
            }
        }
    }

    private void park(TracedThread thread, Place place, Reason reason) throws InterruptedException {
        StopListener hears = listener;
        if (released || hears == null) {
            return;
        }
        var waiting = new StoppedThread(Thread.currentThread(), thread.frames(this::place));
        pausing = false;
        stepsOn = false;
        thread.begin(null);
        stopped = waiting;
        try {
            hears.stopped(waiting, reason);
            if (released) {
                return;
            }
            Resumption how = waiting.await();
            thread.begin(how == Resumption.CONTINUE ? null : new Step(how, thread.depth(), place));
        } finally {
            stopped = null;
            waiting.leave();
            hears.continued(waiting);
        }
    }
}
