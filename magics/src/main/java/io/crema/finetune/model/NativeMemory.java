package io.crema.finetune.model;

import java.lang.ref.Cleaner;
import java.util.List;
import java.util.function.Supplier;

/**
 * Frees native memory once: when it is closed, or when its owner is unreachable. A notebook's cell that runs again
 * replaces its model without closing it, and the collector sees only the few bytes of the owner.
 */
final class NativeMemory implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();

    private final Cleaner.Cleanable cleanable;

    private NativeMemory(Cleaner.Cleanable cleanable) {
        this.cleanable = cleanable;
    }

    /** Ties resources to an owner, which they must not refer to. They are closed in this order. */
    static NativeMemory of(Object owner, AutoCloseable... resources) {
        List<AutoCloseable> held = List.of(resources);
        return new NativeMemory(CLEANER.register(owner, () -> release(held)));
    }

    /** Lets go of what is unreachable, before more is taken: the collector does not see native memory fill. */
    static void reclaim() {
        System.gc();
    }

    private static void release(List<AutoCloseable> resources) {
        var failures = new IllegalStateException("native memory could not be freed");
        for (AutoCloseable resource : resources) {
            try {
                resource.close();
            } catch (Exception e) {
                failures.addSuppressed(e);
            }
        }
        if (failures.getSuppressed().length > 0) {
            throw failures;
        }
    }

    /**
     * Makes an owner of resources, or closes them when that fails.
     *
     * @param resources in the order in which to close them
     */
    static <T> T orRelease(Supplier<T> owner, AutoCloseable... resources) {
        try {
            return owner.get();
        } catch (RuntimeException e) {
            try {
                release(List.of(resources));
            } catch (IllegalStateException leak) {
                e.addSuppressed(leak);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        cleanable.clean();
    }
}
