package io.crema.finetune.fairness;

/**
 * How a bias report is made.
 *
 * @param level of intervals and null bands, fraction in (0,1)
 * @param minimumGroup groups of fewer rows are marked as small
 * @param permutations of the rows' groups, for the null bands
 * @param seed of the permutations
 */
public record BiasOptions(
        GapMethod method, double level, int minimumGroup, Undefined undefined, int permutations, long seed) {
    /** Gaps between groups, 95 %, groups of 30, undefined rates left out, 2000 permutations. */
    public static BiasOptions seeded(long seed) {
        return new BiasOptions(GapMethod.BETWEEN_GROUPS, 0.95, 30, Undefined.NA, 2000, seed);
    }

    public BiasOptions {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a confidence level of " + level + ", expected one in (0,1): try 0.95");
        }
        if (minimumGroup < 1) {
            throw new IllegalArgumentException("a least group of " + minimumGroup + " rows, expected 1 or more");
        }
        if (permutations < 100) {
            throw new IllegalArgumentException(permutations + " permutations, expected at least 100: try 2000");
        }
    }

    public BiasOptions withMethod(GapMethod newMethod) {
        return new BiasOptions(newMethod, level, minimumGroup, undefined, permutations, seed);
    }

    public BiasOptions withLevel(double newLevel) {
        return new BiasOptions(method, newLevel, minimumGroup, undefined, permutations, seed);
    }

    public BiasOptions withMinimumGroup(int rows) {
        return new BiasOptions(method, level, rows, undefined, permutations, seed);
    }

    public BiasOptions withUndefined(Undefined newUndefined) {
        return new BiasOptions(method, level, minimumGroup, newUndefined, permutations, seed);
    }

    public BiasOptions withSeed(long other) {
        return new BiasOptions(method, level, minimumGroup, undefined, permutations, other);
    }

    public BiasOptions withPermutations(int number) {
        return new BiasOptions(method, level, minimumGroup, undefined, number, seed);
    }
}
