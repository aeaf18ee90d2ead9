package io.crema.kernel.protocol;

/** {@code is_complete_request}. */
public final class IsComplete {
    public static final MessageType<Request> REQUEST = new MessageType<>("is_complete_request", Request.class);
    public static final MessageType<Reply> REPLY = new MessageType<>("is_complete_reply", Reply.class);

    private IsComplete() {}

    public record Request(String code) {}

    /**
     * The verdict.
     *
     * @param status {@code complete}, {@code incomplete}, {@code invalid} or {@code unknown}
     * @param indent what to begin the next line with, for {@code incomplete}
     */
    public record Reply(String status, String indent) {
        public Reply(String status) {
            this(status, "");
        }
    }
}
