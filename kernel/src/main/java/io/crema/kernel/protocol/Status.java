package io.crema.kernel.protocol;

import java.util.Locale;

/** {@code status}: what the kernel is doing about a request. */
public final class Status {
    public static final MessageType<Execution> EXECUTION = new MessageType<>("status", Execution.class);

    private Status() {}

    public record Execution(State executionState) {}

    /** What it is doing. */
    public enum State {
        /** Once in the kernel's life. */
        STARTING,
        BUSY,
        IDLE;

        /** As on the wire. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
