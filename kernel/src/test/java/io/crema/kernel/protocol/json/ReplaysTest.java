package io.crema.kernel.protocol.json;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReplaysTest {
    private final Replays replays = new Replays();

    @Test
    void knowsWhatHasBeenHere() {
        assertFalse(replays.isKnown("a"));
        assertFalse(replays.isKnown("b"));
        assertTrue(replays.isKnown("a"));
    }

    @Test
    void forgetsTheOldestOfTooMany() {
        replays.isKnown("oldest");
        for (int i = 0; i < 1 << 16; i++) {
            assertFalse(replays.isKnown("signature " + i));
        }

        assertFalse(replays.isKnown("oldest"));
        assertTrue(replays.isKnown("signature 65535"));
    }
}
