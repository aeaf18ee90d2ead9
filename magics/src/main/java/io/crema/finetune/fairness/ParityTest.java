package io.crema.finetune.fairness;

/**
 * What a gap would be by chance, if groups made no difference: from permutations of the rows' groups.
 *
 * @param lower of the band that holds the gap in {@code level} of the permutations; 0 for a difference
 * @param upper of the band; 1 for a ratio
 * @param level fraction in (0,1)
 * @param wider in how many permutations the gap was wider than the one seen
 * @param asWide in how many it was as wide or wider
 * @param permutations how many had a defined gap
 */
public record ParityTest(double lower, double upper, double level, int wider, int asWide, int permutations) {
    /** The chance of a gap as wide as the one seen or wider: {@code (1 + asWide) / (1 + permutations)}. */
    public double p() {
        return (1.0 + asWide) / (1.0 + permutations);
    }

    /**
     * p with ties broken at random, for checks of the test itself: under parity it is uniform however few values the gap
     * takes, between {@code wider} and {@code asWide} rows of permutations.
     *
     * @param tie uniform in [0,1)
     */
    public double randomisedP(double tie) {
        return (wider + tie * (1 + asWide - wider)) / (1.0 + permutations);
    }

    /** Whether the gap seen is wider than the band. */
    public boolean isOutsideBand(double gap) {
        return gap < lower || gap > upper;
    }
}
