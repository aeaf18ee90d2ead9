package io.crema.kernel.javadoc;

import java.util.List;
import java.util.Optional;

/** The documentation of a class, of the types in it and of their members. */
public interface ClassComments {

    /**
     * That of a type or of a field.
     *
     * @param name with the names of the types around it, but no package: {@code Map.Entry}, {@code Map.Entry.key}
     */
    Optional<Javadoc> of(String name);

    /**
     * That of a method.
     *
     * @param name as above; a constructor is called as its type, {@code ArrayList.ArrayList}
     * @param parameters the types as Java writes them
     */
    Optional<Javadoc> of(String name, List<String> parameters);
}
