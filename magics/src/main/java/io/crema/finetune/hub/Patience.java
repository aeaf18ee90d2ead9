package io.crema.finetune.hub;

import java.time.Duration;

/**
 * How long and how often the network is waited for.
 *
 * @param connecting until a server takes the call
 * @param stalling until its next byte
 * @param attempts how often the same is asked before it is given up
 * @param pause before the second attempt; it doubles with each
 */
public record Patience(Duration connecting, Duration stalling, int attempts, Duration pause) {

    /** Ten seconds to connect, thirty without a byte, five attempts that begin a second apart. */
    public static final Patience USUAL =
            new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30), 5, Duration.ofSeconds(1));

    /** A server that wants to be left alone for longer is not waited for. */
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    public Patience {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, not " + attempts);
        }
    }

    /** How long to wait when an attempt has failed, the first being 1. */
    Duration pauseAfter(int attempt) {
        return pause.multipliedBy(1L << Math.min(attempt - 1, 5));
    }
}
