package io.crema.finetune.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object while it is written, its keys in order. */
final class JsonObject {
    private final Map<String, Object> tree = new LinkedHashMap<>();

    /** Sets a key to a text, a number, a boolean, a tree, or an object or list of objects of this kind. */
    // A tree may hold JSON's null, which the types of the JDK's collections cannot say.
    @SuppressWarnings("NullAway")
    JsonObject with(String key, @Nullable Object value) {
        tree.put(key, plain(value));
        return this;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof JsonObject object) {
            return object.tree;
        }
        return value instanceof List<?> list && list.stream().anyMatch(JsonObject.class::isInstance)
                ? list.stream().map(JsonObject::plain).toList()
                : value;
    }

    Map<String, Object> tree() {
        return tree;
    }
}
