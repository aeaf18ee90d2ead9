package io.crema.kernel.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One life of the kernel: the sender in the headers of its messages.
 *
 * @param id unique per start of the kernel
 */
public record Session(String id) {

    /** A session with a new id. */
    public static Session create() {
        return new Session(UUID.randomUUID().toString());
    }

    /** A message from this kernel, with a new id and the present time. */
    public <C> Message<C> message(MessageType<C> type, List<byte[]> identities, @Nullable Header parent, C content) {
        var header = new Header(
                UUID.randomUUID().toString(),
                id,
                "kernel",
                Instant.now().toString(),
                type.name(),
                Header.PROTOCOL_VERSION,
                "");
        return new Message<>(type, identities, header, parent, Map.of(), content, List.of());
    }
}
