package io.crema.kernel.protocol;

import java.util.Map;

/** Comms: channels between a front end's extension and its other half in the kernel, and {@code comm_info_request}. */
public final class Comm {
    public static final MessageType<Open> OPEN = new MessageType<>("comm_open", Open.class, Map.of("data", Map.of()));
    public static final MessageType<Data> MESSAGE = new MessageType<>("comm_msg", Data.class, Map.of("data", Map.of()));
    public static final MessageType<Data> CLOSE = new MessageType<>("comm_close", Data.class, Map.of("data", Map.of()));
    public static final MessageType<InfoRequest> INFO_REQUEST =
            new MessageType<>("comm_info_request", InfoRequest.class, Map.of("target_name", ""));
    public static final MessageType<InfoReply> INFO_REPLY = new MessageType<>("comm_info_reply", InfoReply.class);

    private Comm() {}

    public record Open(String commId, String targetName, Map<String, Object> data) {}

    public record Data(String commId, Map<String, Object> data) {}

    /**
     * Asks which comms are open.
     *
     * @param targetName the target whose comms are asked for; empty for all
     */
    public record InfoRequest(String targetName) {}

    /**
     * Tells which comms are open.
     *
     * @param comms the open comms by id
     */
    public record InfoReply(ReplyStatus status, Map<String, Object> comms) {}
}
