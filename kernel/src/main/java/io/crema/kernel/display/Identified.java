package io.crema.kernel.display;

import java.util.Optional;

/** A value that says under which id it is to be shown. */
public interface Identified {
    /** The display id; empty where any will do. */
    Optional<String> displayId();
}
