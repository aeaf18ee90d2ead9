package io.crema.kernel.protocol;

/** {@code input_request}: the kernel asks, the front end answers. */
public final class Input {
    public static final MessageType<Request> REQUEST = new MessageType<>("input_request", Request.class);
    public static final MessageType<Reply> REPLY = new MessageType<>("input_reply", Reply.class);

    private Input() {}

    /**
     * A question.
     *
     * @param password whether what is typed is hidden
     */
    public record Request(String prompt, boolean password) {}

    /**
     * Its answer.
     *
     * @param value the line, without its end
     */
    public record Reply(String value) {}
}
