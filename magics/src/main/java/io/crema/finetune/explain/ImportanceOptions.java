package io.crema.finetune.explain;

import java.util.Optional;

/**
 * How the importance of columns is measured.
 *
 * @param metric its name; empty for macro-F1, or R² where the model says a number
 * @param repeats how often each column is mixed up, at least 2
 * @param seed of the orders and the intervals
 */
public record ImportanceOptions(Optional<String> metric, int repeats, long seed) {
    private static final int REPEATS = 20;

    public ImportanceOptions {
        if (repeats < 2) {
            throw new IllegalArgumentException("columns are mixed up at least 2 times, not " + repeats);
        }
    }

    /** The usual metric and 20 repeats. */
    public static ImportanceOptions seeded(long seed) {
        return new ImportanceOptions(Optional.empty(), REPEATS, seed);
    }

    /** By a metric of this name: {@code log_loss}. */
    public ImportanceOptions by(String name) {
        return new ImportanceOptions(Optional.of(name), repeats, seed);
    }

    /** Each column mixed up so often. */
    public ImportanceOptions repeats(int times) {
        return new ImportanceOptions(metric, times, seed);
    }
}
