package io.crema.kernel.comm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one end of a comm tells the other.
 *
 * @param data a JSON tree of {@code Map}, {@code List}, {@code String}, {@code Number}, {@code Boolean} and {@code null}
 * @param metadata a JSON tree; widgets have their protocol's version here
 * @param buffers bytes that travel as they are
 */
public record CommMessage(Map<String, Object> data, Map<String, Object> metadata, List<byte[]> buffers) {

    public CommMessage {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        buffers = List.copyOf(buffers);
    }

    /** A message of data alone. */
    public static CommMessage of(Map<String, Object> data) {
        return new CommMessage(data, Map.of(), List.of());
    }
}
