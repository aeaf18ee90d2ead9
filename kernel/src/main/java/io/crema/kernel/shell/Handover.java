package io.crema.kernel.shell;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries one object at a time from the kernel into a snippet, past the source text. */
final class Handover {
    /** The Java expression that takes it, in the session's own code. */
    static final String EXPRESSION = "io.crema.kernel.shell.SnippetCalls.takeOver()";

    private @Nullable Object object;

    /** Has the object ready for as long as the work takes. */
    synchronized <T> T give(@Nullable Object given, Supplier<T> work) {
        object = given;
        try {
            return work.get();
        } finally {
            object = null;
        }
    }

    /** Called on the snippet's thread, while the giver waits and holds the monitor. */
    @Nullable
    Object take() {
        return object;
    }
}
