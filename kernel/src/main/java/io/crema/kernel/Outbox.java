package io.crema.kernel;

import io.crema.kernel.protocol.Channel;
import io.crema.kernel.protocol.Header;
import io.crema.kernel.protocol.Message;
import io.crema.kernel.protocol.MessageType;
import io.crema.kernel.protocol.Session;
import io.crema.kernel.protocol.Status;
import io.crema.kernel.transport.Connection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the kernel's messages leave. */
record Outbox(Connection connection, Session session) {

    /** Tells everybody. The topic is the type's name. */
    <C> void publish(@Nullable Header parent, MessageType<C> type, C content) {
        publish(parent, type, content, Map.of(), List.of());
    }

    <C> void publish(
            @Nullable Header parent,
            MessageType<C> type,
            C content,
            Map<String, Object> metadata,
            List<byte[]> buffers) {
        connection.send(
                Channel.IOPUB,
                session.message(type, topic(type), parent, content).carrying(metadata, buffers));
    }

    private static List<byte[]> topic(MessageType<?> type) {
        return List.of(type.name().getBytes(StandardCharsets.UTF_8));
    }

    void status(@Nullable Header parent, Status.State state) {
        publish(parent, Status.EXECUTION, new Status.Execution(state));
    }

    /** Tells the client that sent the request. */
    <C> void answer(Channel channel, Message<?> request, MessageType<C> type, C content) {
        connection.send(channel, session.message(type, request.identities(), request.header(), content));
    }
}
