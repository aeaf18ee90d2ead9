package io.crema.kernel.protocol;

import java.util.Locale;

/** How a request went. */
public enum ReplyStatus {
    OK,
    ERROR,
    /** It was never begun, because a cell before it failed or was interrupted. */
    ABORTED;

    /** As on the wire. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
