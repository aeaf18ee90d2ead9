package io.crema.kernel.protocol;

import java.util.Locale;

/** {@code stream}: text that a cell printed. */
public final class Stream {
    public static final MessageType<Text> TEXT = new MessageType<>("stream", Text.class);

    private Stream() {}

    public record Text(Name name, String text) {}

    /** Which stream it was printed to. */
    public enum Name {
        STDOUT,
        STDERR;

        /** As on the wire. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
