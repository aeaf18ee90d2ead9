package io.crema.kernel.magic;

import org.jspecify.annotations.Nullable;

/** Where the Java in a magic's arguments is evaluated: {@code $name} and <code>{java expression}</code>. */
@FunctionalInterface
public interface Expressions {

    /**
     * The value of one Java expression.
     *
     * @throws Exception if it does not compile, with the compiler's words as the message, or whatever it throws itself
     */
    @Nullable
    Object evaluate(String javaExpression) throws Exception;
}
