package io.crema.kernel.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message, read or to be sent.
 *
 * @param identities the frames before the delimiter: the route back to a client, or an iopub topic
 * @param parent the header of the request that caused it; null when nothing did
 * @param metadata a JSON tree
 * @param buffers bytes beside the JSON, which only comms have; the signature does not cover them
 * @param <C> the record that its content is
 */
public record Message<C>(
        MessageType<C> type,
        List<byte[]> identities,
        Header header,
        @Nullable Header parent,
        Map<String, Object> metadata,
        C content,
        List<byte[]> buffers) {

    public Message {
        identities = List.copyOf(identities);
        buffers = List.copyOf(buffers);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /**
     * This message with other metadata and buffers.
     */
    public Message<C> carrying(Map<String, Object> otherMetadata, List<byte[]> otherBuffers) {
        return new Message<>(type, identities, header, parent, otherMetadata, content, otherBuffers);
    }

    /**
     * This message as one of a certain type.
     *
     * @throws ClassCastException if its content is another record
     */
    public <D> Message<D> as(MessageType<D> expected) {
        return new Message<>(
                expected,
                identities,
                header,
                parent,
                metadata,
                expected.content().cast(content),
                buffers);
    }
}
