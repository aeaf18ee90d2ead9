package io.crema.finetune.model;

import java.lang.ref.Cleaner;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Frees native memory once: when it is closed, or when its owner is unreachable. A notebook's cell that runs again
 * replaces its model without closing it, and the collector sees only the few bytes of the owner.
 */
final class NativeMemory implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final AtomicInteger LIVE = new AtomicInteger();

    private final Cleaner.Cleanable cleanable;

    private NativeMemory(Cleaner.Cleanable cleanable) {
        this.cleanable = cleanable;
    }

    /** Ties resources to an owner, which they must not refer to. They are closed in this order. */
    static NativeMemory of(Object owner, AutoCloseable... resources) {
        List<AutoCloseable> held = List.of(resources);
        LIVE.incrementAndGet();
        return new NativeMemory(CLEANER.register(owner, () -> release(held)));
    }

    /** Lets go of what is unreachable, before more is taken: the collector does not see native memory fill. */
    static void reclaim() {
        if (LIVE.get() > 0) {
            System.gc();
        }
    }

    private static void release(List<AutoCloseable> resources) {
        LIVE.decrementAndGet();
        for (AutoCloseable resource : resources) {
            try {
                resource.close();
            } catch (Exception e) {
                throw new IllegalStateException("native memory could not be freed", e);
            }
        }
    }

    @Override
    public void close() {
        cleanable.clean();
    }
}
