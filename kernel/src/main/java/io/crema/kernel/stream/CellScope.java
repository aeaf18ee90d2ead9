package io.crema.kernel.stream;

import org.jspecify.annotations.Nullable;

/** Which cell the present thread works for. */
public final class CellScope {
    @SuppressWarnings("ThreadLocalUsage") // Not static, because it belongs to one kernel: a test has several.
    private final InheritableThreadLocal<@Nullable Origin> ofThread = new InheritableThreadLocal<>();

    private volatile @Nullable Origin latest;

    /** From here on, this thread and those that it starts work for a cell. */
    public void enter(Origin origin) {
        latest = origin;
        ofThread.set(origin);
    }

    /** From here on, this thread and those that it starts work for something that runs beside the cells. */
    public void enterBeside(Origin origin) {
        ofThread.set(origin);
    }

    /** This thread works for no cell any more. The threads that it started still do. */
    public void leave() {
        ofThread.remove();
    }

    /** The cell that this thread works for, else the one that was entered last, else null. */
    public @Nullable Origin current() {
        Origin own = ofThread.get();
        return own == null ? latest : own;
    }
}
