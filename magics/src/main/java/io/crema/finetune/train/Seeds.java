package io.crema.finetune.train;

import java.util.SplittableRandom;

/** Independent streams of random numbers from one seed, so that changing one use of chance leaves the others alone. */
public final class Seeds {
    private Seeds() {}

    /** For a new head's weights. */
    public static long ofInitialisation(long seed) {
        return mixed(seed, 1);
    }

    /** For what a strategy does before the first epoch. */
    public static long ofPreparation(long seed) {
        return mixed(seed, 2);
    }

    /** For the dropout of one step, counted from 1. */
    public static long ofStep(long seed, int step) {
        return mixed(seed, 1000L + step);
    }

    /** For how the examples of one epoch are changed, counted from 1. */
    public static long ofExamples(long seed, int epoch) {
        return mixed(mixed(seed, 3), epoch);
    }

    private static long mixed(long seed, long stream) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + stream).nextLong();
    }
}
