package io.crema.kernel.shell;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries an object from the kernel into a snippet, past the source text. */
final class Handover {
    /** The Java expression that takes it, in the session's own code. */
    static final String EXPRESSION = "io.crema.kernel.shell.SnippetCalls.takeOver()";

    /** The snippet's thread is started by the giver's, and inherits it. */
    @SuppressWarnings("ThreadLocalUsage") // Not static, because it belongs to one session.
    private final InheritableThreadLocal<@Nullable Object> object = new InheritableThreadLocal<>();

    /** Has the object ready for as long as the work takes. */
    <T> T give(@Nullable Object given, Supplier<T> work) {
        Object before = object.get();
        object.set(given);
        try {
            return work.get();
        } finally {
            if (before == null) {
                object.remove();
            } else {
                object.set(before);
            }
        }
    }

    /** Called on the snippet's thread, while the giver waits. */
    @Nullable
    Object take() {
        return object.get();
    }
}
