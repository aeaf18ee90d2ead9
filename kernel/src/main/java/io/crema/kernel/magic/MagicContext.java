package io.crema.kernel.magic;

import io.crema.kernel.display.Display;
import io.crema.kernel.display.Renderers;

/** The notebook around a running magic. */
public interface MagicContext {

    /** Where the magic shows things while it works. */
    Display display();

    /** How values become what is shown. */
    Renderers renderers();

    /** The variables of the user's session. */
    Variables variables();

    /**
     * Whether the user pressed stop. Work that takes longer than a second looks at it often, and ends in order when it
     * is set: an interrupt is no error.
     */
    boolean cancelled();

    /** Writes a warning below the cell, without colour of its own. */
    void warn(String text);
}
