package io.crema.kernel.magic;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One value that a magic was given.
 *
 * @param text as text, interpolated
 * @param object the object itself, where the word was one Java expression and its value not null
 * @param java that expression, or an empty string
 */
record Argument(String text, @Nullable Object object, String java) {

    static Argument of(String text) {
        return new Argument(text, null, "");
    }

    Optional<Object> asObject() {
        return Optional.ofNullable(object);
    }

    /** What to hand on where either will do. */
    Object objectOrText() {
        return object == null ? text : object;
    }
}
