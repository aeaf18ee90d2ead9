package io.crema.kernel.protocol;

import java.util.Map;

/** {@code inspect_request}. The position is in code points. */
public final class Inspect {
    public static final MessageType<Request> REQUEST =
            new MessageType<>("inspect_request", Request.class, Map.of("detail_level", 0));
    public static final MessageType<Reply> REPLY = new MessageType<>("inspect_reply", Reply.class);

    private Inspect() {}

    public record Request(String code, int cursorPos, int detailLevel) {}

    public record Reply(ReplyStatus status, boolean found, Map<String, Object> data, Map<String, Object> metadata) {

        /** There is nothing to say. */
        public static Reply notFound() {
            return new Reply(ReplyStatus.OK, false, Map.of(), Map.of());
        }
    }
}
