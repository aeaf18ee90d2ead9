package io.crema.finetune.fairness;

import java.util.SplittableRandom;

/**
 * Draws how many marked rows are among some that are taken without replacement.
 *
 * <p>By inversion from the mode outwards: exact but for rounding, in about as many steps as the distribution's standard
 * deviation.
 */
final class Hypergeometric {
    /** {@code ln i!} at i. */
    private final double[] logFactorials;

    /** @param largest the largest population that will be drawn from */
    Hypergeometric(int largest) {
        this.logFactorials = new double[largest + 1];
        for (int i = 1; i <= largest; i++) {
            logFactorials[i] = logFactorials[i - 1] + Math.log(i);
        }
    }

    /**
     * Draws once.
     *
     * @param population how many rows there are
     * @param marked how many of them are marked
     * @param taken how many are taken
     */
    int draw(int population, int marked, int taken, SplittableRandom random) {
        int lowest = Math.max(0, taken - (population - marked));
        int highest = Math.min(taken, marked);
        if (lowest == highest) {
            return lowest;
        }
        if (taken == 1) {
            return random.nextInt(population) < marked ? 1 : 0;
        }
        double others = (double) population - marked - taken;
        int mode = (int) ((taken + 1.0) * (marked + 1.0) / (population + 2.0));
        double left = random.nextDouble() - probability(population, marked, taken, mode);
        double above = probability(population, marked, taken, mode);
        double below = above;
        int high = mode;
        int low = mode;
        while (left >= 0 && (high < highest || low > lowest)) {
            if (high < highest) {
                above *= (marked - high) / (high + 1.0) * ((taken - high) / (others + high + 1));
                high++;
                left -= above;
                if (left < 0) {
                    return high;
                }
            }
            if (low > lowest) {
                below *= low / (marked - low + 1.0) * ((others + low) / (taken - low + 1.0));
                low--;
                left -= below;
                if (left < 0) {
                    return low;
                }
            }
        }
        return mode;
    }

    /** Of as many marked rows among those taken. */
    double probability(int population, int marked, int taken, int drawn) {
        return Math.exp(logChoices(marked, drawn)
                + logChoices(population - marked, taken - drawn)
                - logChoices(population, taken));
    }

    private double logChoices(int from, int chosen) {
        return logFactorials[from] - logFactorials[chosen] - logFactorials[from - chosen];
    }
}
