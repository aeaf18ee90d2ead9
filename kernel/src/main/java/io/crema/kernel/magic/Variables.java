package io.crema.kernel.magic;

import java.util.List;
import java.util.Optional;

/** The variables of a Java session. */
public interface Variables {

    /** The value of a variable; empty when there is no such variable or it is null. */
    Optional<Object> get(String name);

    /** The names of all variables whose value is an instance of the type, the latest declared first. */
    List<String> named(Class<?> type);

    /**
     * Declares or replaces a variable. Its Java type is the value's most specific public type.
     *
     * @throws MagicException if the name is no Java identifier
     */
    void set(String name, Object value);
}
