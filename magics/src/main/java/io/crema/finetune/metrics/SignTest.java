package io.crema.finetune.metrics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The exact two-sided sign test: whether changes go up as often as down. Ties are left out (Dixon and Mood 1946). */
public final class SignTest {
    private SignTest() {}

    /** {@code min(1, 2 P(X <= min(up, down)))} with X binomial of {@code up + down} fair coins; 1 where both are 0. */
    public static double p(int up, int down) {
        int trials = up + down;
        int fewer = Math.min(up, down);
        double logTerm = -trials * Math.log(2);
        double sum = 0;
        for (int k = 0; k <= fewer; k++) {
            sum += Math.exp(logTerm);
            logTerm += Math.log(trials - k) - Math.log(k + 1.0);
        }
        return Math.min(1, 2 * sum);
    }

    /** Holm's adjustment of p-values for their number, in their order (Holm 1979). */
    public static double[] holm(double[] ps) {
        int[] ascending = IntStream.range(0, ps.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> ps[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[ps.length];
        double greatest = 0;
        for (int rank = 0; rank < ps.length; rank++) {
            greatest = Math.max(greatest, Math.min(1, (ps.length - rank) * ps[ascending[rank]]));
            adjusted[ascending[rank]] = greatest;
        }
        return adjusted;
    }
}
