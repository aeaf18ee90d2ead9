package io.crema.kernel.shell;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of one snippet, which keeps the very object that the snippet results in.
 *
 * <p>JShell's local engine starts the snippet's thread itself and takes a static method without arguments, so an
 * invocation reaches that thread as an inherited thread local. The thread gives it up before the user's code begins:
 * threads that the user starts inherit nothing.
 */
final class Invocation {
    static final Method RUN = runMethod();
    private static final InheritableThreadLocal<@Nullable Invocation> NEXT = new InheritableThreadLocal<>();

    private final Method snippet;
    private final BooleanSupplier cancelled;
    private volatile @Nullable Object result;
    private volatile @Nullable Throwable thrown;

    Invocation(Method snippet, BooleanSupplier cancelled) {
        this.snippet = snippet;
        this.cancelled = cancelled;
    }

    /** Makes this the invocation of the next thread that the current thread starts. */
    void offer() {
        NEXT.set(this);
    }

    static void withdraw() {
        NEXT.remove();
    }

    @Nullable
    Object result() {
        return result;
    }

    /** What the snippet threw; null when it came to its end. */
    @Nullable
    Throwable thrown() {
        return thrown;
    }

    /** Runs on the snippet's thread. */
    static void run() throws Throwable {
        Invocation invocation = NEXT.get();
        NEXT.remove();
        if (invocation == null) {
            throw new IllegalStateException("a snippet's thread was started without a snippet");
        }
        invocation.call();
    }

    /** Runs on the calling thread, whose class loader is the session's for as long. */
    void runHere() throws Throwable {
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        try {
            call();
        } finally {
            Thread.currentThread().setContextClassLoader(own);
        }
    }

    private void call() throws Throwable {
        Thread.currentThread().setContextClassLoader(snippet.getDeclaringClass().getClassLoader());
        // The engine forgets a stop that came before this thread began, so the flag is looked at once more.
        if (cancelled.getAsBoolean()) {
            return;
        }
        try {
            result = snippet.invoke(null);
        } catch (InvocationTargetException e) {
            thrown = e.getCause();
            throw e.getCause();
        }
    }

    private static Method runMethod() {
        try {
            Method run = Invocation.class.getDeclaredMethod("run");
            run.setAccessible(true);
            return run;
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }
}
