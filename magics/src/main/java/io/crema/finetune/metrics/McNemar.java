package io.crema.finetune.metrics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether of two models one is right more often, told by the rows on which only one of them is: McNemar 1947. Below 25
 * such rows the exact binomial test, else chi-square with Edwards' correction for continuity.
 *
 * @param onlyFirst rows that only the first has right
 * @param onlySecond rows that only the second has right
 * @param p two-sided
 */
public record McNemar(int onlyFirst, int onlySecond, double p) {
    private static final int EXACT_BELOW = 25;
    private static final ChiSquaredDistribution CHI_SQUARED = ChiSquaredDistribution.of(1);

    /** The test on the numbers of rows that only one of the models has right. */
    public static McNemar of(int onlyFirst, int onlySecond) {
        if (onlyFirst < 0 || onlySecond < 0) {
            throw new IllegalArgumentException(
                    onlyFirst + " and " + onlySecond + " rows, expected two counts of 0 or more");
        }
        return new McNemar(
                onlyFirst,
                onlySecond,
                onlyFirst + onlySecond < EXACT_BELOW
                        ? SignTest.p(onlyFirst, onlySecond)
                        : corrected(onlyFirst, onlySecond));
    }

    private static double corrected(int onlyFirst, int onlySecond) {
        double excess = Math.max(0, Math.abs(onlyFirst - onlySecond) - 1);
        return CHI_SQUARED.survivalProbability(excess * excess / (onlyFirst + onlySecond));
    }

    /** The test on predictions of the same rows; a row's weight has no say. */
    static McNemar of(Predictions first, Predictions second) {
        int onlyFirst = 0;
        int onlySecond = 0;
        for (int row = 0; row < first.size(); row++) {
            boolean firstRight = first.predicted(row) == first.truth(row);
            boolean secondRight = second.predicted(row) == second.truth(row);
            onlyFirst += firstRight && !secondRight ? 1 : 0;
            onlySecond += secondRight && !firstRight ? 1 : 0;
        }
        return of(onlyFirst, onlySecond);
    }

    /** The rows on which exactly one of the models is right. */
    public int disagreements() {
        return onlyFirst + onlySecond;
    }

    public boolean isExact() {
        return disagreements() < EXACT_BELOW;
    }
}
