package io.crema.kernel.protocol;

import java.util.Map;

/**
 * A name on the wire and the record that its content is.
 *
 * @param name such as {@code execute_request}
 * @param content the record
 * @param defaults what a field is when the sender leaves it out or sends null, by its name on the wire
 */
public record MessageType<C>(String name, Class<C> content, Map<String, Object> defaults) {

    public MessageType {
        defaults = Map.copyOf(defaults);
    }

    /** A type all of whose fields must be there. */
    public MessageType(String name, Class<C> content) {
        this(name, content, Map.of());
    }
}
