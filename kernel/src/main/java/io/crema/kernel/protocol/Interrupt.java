package io.crema.kernel.protocol;

/** {@code interrupt_request}: the stop button, for kernels whose interrupt mode is {@code message}. */
public final class Interrupt {
    public static final MessageType<Request> REQUEST = new MessageType<>("interrupt_request", Request.class);
    public static final MessageType<Reply> REPLY = new MessageType<>("interrupt_reply", Reply.class);

    private Interrupt() {}

    public record Request() {}

    public record Reply(ReplyStatus status) {}
}
