package io.crema.kernel.protocol;

import java.util.Map;

/** {@code shutdown_request}. */
public final class Shutdown {
    public static final MessageType<Request> REQUEST =
            new MessageType<>("shutdown_request", Request.class, Map.of("restart", false));
    public static final MessageType<Reply> REPLY = new MessageType<>("shutdown_reply", Reply.class);

    private Shutdown() {}

    /**
     * Asks the kernel to end.
     *
     * @param restart whether the front end will start the kernel again
     */
    public record Request(boolean restart) {}

    public record Reply(ReplyStatus status, boolean restart) {}
}
