package io.crema.kernel.protocol.json;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Knows the latest signatures, so that a message that somebody has listened to and sends again does nothing. Every
 * message has an id of its own, so an honest client never sends the same signature twice.
 */
final class Replays {
    /** As many as Jupyter's own session remembers. */
    private static final int MOST_SIGNATURES = 1 << 16;

    private final Set<String> known = new LinkedHashSet<>();

    /** Whether a signature has been here before; now it has. */
    synchronized boolean isKnown(String signature) {
        if (!known.add(signature)) {
            return true;
        }
        if (known.size() > MOST_SIGNATURES) {
            known.remove(known.iterator().next());
        }
        return false;
    }
}
