package io.crema.kernel.magic;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One value that a magic was given.
 *
 * @param text as text, interpolated
 * @param object the object itself, where the word was one Java expression and its value not null
 * @param java that expression, or an empty string
 * @param line of the cell on which it stands as YAML, counted from 1; 0 where it was typed behind the magic
 */
record Argument(String text, @Nullable Object object, String java, int line) {

    Argument(String text, @Nullable Object object, String java) {
        this(text, object, java, 0);
    }

    static Argument of(String text) {
        return new Argument(text, null, "");
    }

    Optional<Object> asObject() {
        return Optional.ofNullable(object);
    }

    /** How a message names it: {@code --epochs}, {@code line 3: epochs}. */
    String called(Parameter parameter) {
        return line == 0 ? parameter.name() : "line " + line + ": " + parameter.key();
    }

    /** What to hand on where either will do. */
    Object objectOrText() {
        return object == null ? text : object;
    }
}
