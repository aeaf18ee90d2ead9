package io.crema.kernel.shell;

import org.jspecify.annotations.Nullable;

/** What the code that the kernel itself writes into a session calls; not for people. See {@link Notebook}. */
public final class SnippetCalls {
    private SnippetCalls() {}

    /** The object that the kernel hands over to the snippet. */
    public static @Nullable Object takeOver() {
        return Notebook.current().handover().take();
    }

    /**
     * Runs a magic that stands within Java.
     *
     * @throws Exception whatever the magic throws
     */
    public static @Nullable Object runMagic(int id) throws Exception {
        return Notebook.current().runMagic(id);
    }
}
