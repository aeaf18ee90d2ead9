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
     * @param values what the Java among its arguments came to
     * @param <T> the type that the code around it expects
     * @param <X> nothing that the code around it must declare: the compiler takes an unchecked exception
     * @throws X whatever the magic throws
     */
    // Only the notebook's author knows the types, and has written them down where the magic stands.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public static <T, X extends Throwable> @Nullable T runMagic(int id, @Nullable Object[] values) throws X {
        try {
            return (T) Notebook.current().runMagic(id, values);
        } catch (Exception e) {
            throw (X) e;
        }
    }
}
