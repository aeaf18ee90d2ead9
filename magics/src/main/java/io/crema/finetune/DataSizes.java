package io.crema.finetune;

import java.util.List;

/**
 * How much of the training rows a learning curve tries.
 *
 * @param shares of the training rows, ascending, fractions in (0,1]; at least 2
 * @param seeds how many trainings there are at each size, each with rows, order and initial weights of its own; at
 *     least 1
 */
public record DataSizes(List<Double> shares, int seeds) {

    public DataSizes {
        shares = List.copyOf(shares);
        if (shares.size() < 2) {
            throw new IllegalArgumentException("a curve needs at least 2 sizes, not " + shares.size());
        }
        for (int at = 0; at < shares.size(); at++) {
            double share = shares.get(at);
            if (!(share > 0 && share <= 1) || (at > 0 && !(share > shares.get(at - 1)))) {
                throw new IllegalArgumentException(
                        "sizes are ascending shares of the training rows, above 0 and up to 1, not " + shares);
            }
        }
        if (seeds < 1) {
            throw new IllegalArgumentException("a curve needs at least 1 seed, not " + seeds);
        }
    }

    /** A tenth, a quarter, half and all, three times each. */
    public static DataSizes usual() {
        return new DataSizes(List.of(.1, .25, .5, 1.0), 3);
    }

    /** How many trainings that is. */
    public int trainings() {
        return shares.size() * seeds;
    }
}
