package io.crema.kernel.trace;

import org.jspecify.annotations.Nullable;

/**
 * A variable in scope, with its value.
 *
 * @param signature its declared type as class files spell it, with type arguments: {@code Ljava/util/List<TT;>;}
 */
public record Variable(
        String name, String signature, @Nullable Object value) {

    /** A variable by name and type alone, as the compiler knows it. */
    record Declared(String name, String signature) {}
}
