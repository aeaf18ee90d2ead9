package io.crema.kernel.protocol;

import java.util.List;
import java.util.Map;

/** {@code complete_request}. Positions are code points. */
public final class Complete {
    public static final MessageType<Request> REQUEST = new MessageType<>("complete_request", Request.class);
    public static final MessageType<Reply> REPLY = new MessageType<>("complete_reply", Reply.class);

    private Complete() {}

    public record Request(String code, int cursorPos) {}

    /**
     * What can be typed there.
     *
     * @param matches what can replace {@code [cursorStart, cursorEnd)}
     * @param metadata may hold {@code _jupyter_types_experimental}, a list of {@link Typed}
     */
    public record Reply(
            ReplyStatus status, List<String> matches, int cursorStart, int cursorEnd, Map<String, Object> metadata) {

        public Reply(List<Typed> matches, int cursorStart, int cursorEnd) {
            this(
                    ReplyStatus.OK,
                    matches.stream().map(Typed::text).toList(),
                    cursorStart,
                    cursorEnd,
                    Map.of("_jupyter_types_experimental", matches));
        }
    }

    /** A match with its kind and signature, as JupyterLab shows it. */
    public record Typed(int start, int end, String text, String type, String signature) {}
}
