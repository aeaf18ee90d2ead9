package io.crema.kernel.protocol;

import java.util.Map;

/**
 * {@code debug_request} and {@code debug_event}: the Debug Adapter Protocol, wrapped. Arguments and bodies are JSON trees
 * in that protocol's own words.
 *
 * @see <a href="https://microsoft.github.io/debug-adapter-protocol/specification">Debug Adapter Protocol</a>
 */
public final class Debug {
    public static final MessageType<Request> REQUEST =
            new MessageType<>("debug_request", Request.class, Map.of("seq", 0, "arguments", Map.of()));
    public static final MessageType<Reply> REPLY = new MessageType<>("debug_reply", Reply.class);
    public static final MessageType<Event> EVENT = new MessageType<>("debug_event", Event.class);

    private Debug() {}

    /**
     * Asks the debugger for something.
     *
     * @param seq the client's number for it
     * @param command such as {@code setBreakpoints}
     */
    public record Request(int seq, String command, Map<String, Object> arguments) {}

    /**
     * The debugger's answer.
     *
     * @param message what went wrong, or an empty string
     */
    public record Reply(
            int seq,
            String type,
            int requestSeq,
            boolean success,
            String command,
            String message,
            Map<String, Object> body) {

        private Reply(Request request, boolean success, String message, Map<String, Object> body) {
            this(request.seq(), "response", request.seq(), success, request.command(), message, body);
        }

        public static Reply success(Request request, Map<String, Object> body) {
            return new Reply(request, true, "", body);
        }

        public static Reply failure(Request request, String message) {
            return new Reply(request, false, message, Map.of());
        }
    }

    /**
     * Tells everybody that something happened.
     *
     * @param seq the kernel's number for it
     * @param event such as {@code stopped}
     */
    public record Event(int seq, String type, String event, Map<String, Object> body) {
        public Event(int seq, String event, Map<String, Object> body) {
            this(seq, "event", event, body);
        }
    }
}
