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
 * @param <C> the record that its content is
 */
public record Message<C>(
        MessageType<C> type,
        List<byte[]> identities,
        Header header,
        @Nullable Header parent,
        Map<String, Object> metadata,
        C content) {

    public Message {
        identities = List.copyOf(identities);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
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
                expected.content().cast(content));
    }
}
