package io.crema.finetune.fairness;

/**
 * What a gap would be by chance, if groups made no difference: from permutations of the rows' groups.
 *
 * @param lower of the band that holds the gap in {@code level} of the permutations; 0 for a difference
 * @param upper of the band; 1 for a ratio
 * @param level fraction in (0,1)
 * @param p the chance of a gap as wide as the one seen or wider: {@code (1 + #as wide) / (1 + permutations)}
 * @param permutations how many had a defined gap
 */
public record ParityTest(double lower, double upper, double level, double p, int permutations) {
    /** Whether the gap seen is wider than the band. */
    public boolean isOutsideBand(double gap) {
        return gap < lower || gap > upper;
    }
}
