package io.crema.kernel.protocol;

import java.util.List;
import java.util.Map;

/** {@code history_request}. */
public final class History {
    public static final MessageType<Request> REQUEST = new MessageType<>(
            "history_request",
            Request.class,
            Map.of(
                    "output",
                    false,
                    "hist_access_type",
                    "tail",
                    "session",
                    0,
                    "start",
                    0,
                    "stop",
                    Integer.MAX_VALUE,
                    "n",
                    1000,
                    "pattern",
                    "*",
                    "unique",
                    false));
    public static final MessageType<Reply> REPLY = new MessageType<>("history_reply", Reply.class);

    private History() {}

    /**
     * Which entries are wanted.
     *
     * @param histAccessType {@code tail}, {@code range} or {@code search}
     * @param session for a range: 0 is this one, negative ones count back from it
     * @param start for a range: its first line
     * @param stop for a range: the line after its last; left out, it goes to the end
     * @param n for a tail or a search: the most entries to give
     * @param pattern for a search: a glob with {@code *} and {@code ?}
     * @param unique for a search: whether equal inputs are given once
     */
    public record Request(
            boolean output,
            String histAccessType,
            int session,
            int start,
            int stop,
            int n,
            String pattern,
            boolean unique) {}

    /**
     * The entries, the oldest first.
     *
     * @param history triples (session, line, input), or (session, line, (input, output))
     */
    public record Reply(ReplyStatus status, List<List<Object>> history) {
        public Reply(List<List<Object>> history) {
            this(ReplyStatus.OK, history);
        }
    }
}
