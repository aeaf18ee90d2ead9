package io.crema.kernel;

import java.time.Duration;

/**
 * What can be set about the kernel.
 *
 * @param version the kernel's own
 * @param streamInterval how long printed text may wait until it is sent, from 50 to 100 ms
 * @param languageLimit how long a completion, an inspection or a check for completeness may take
 */
public record KernelOptions(String version, Duration streamInterval, Duration languageLimit) {

    public KernelOptions {
        requirePositive("streamInterval", streamInterval);
        requirePositive("languageLimit", languageLimit);
    }

    /** What a notebook wants. */
    public static KernelOptions defaults(String version) {
        return new KernelOptions(version, Duration.ofMillis(60), Duration.ofSeconds(5));
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " should be longer than zero, found " + duration);
        }
    }
}
