package io.crema.finetune.data;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Seeded shuffles and draws. Each purpose has a stream of its own, so that drawing more for one never changes another;
 * {@link SplittableRandom} gives the same numbers on every machine.
 */
public final class Sampling {
    private Sampling() {}

    /**
     * The order in which an epoch visits {@code n} rows: a permutation of {@code 0..n-1} that depends on nothing but the
     * arguments.
     *
     * @param epoch counted from 0
     */
    public static int[] order(int n, long seed, int epoch) {
        return shuffled(IntStream.range(0, n).toArray(), stream("order", seed, epoch));
    }

    /** {@code count} different numbers below {@code n}, ascending. */
    static int[] choose(int n, int count, long seed) {
        int[] all = shuffled(IntStream.range(0, n).toArray(), stream("choose", seed, 0));
        int[] chosen = Arrays.copyOf(all, count);
        Arrays.sort(chosen);
        return chosen;
    }

    /** Shuffles the array itself and gives it back (Fisher and Yates). */
    static int[] shuffled(int[] values, SplittableRandom random) {
        for (int last = values.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int kept = values[last];
            values[last] = values[other];
            values[other] = kept;
        }
        return values;
    }

    /** The {@code index}-th stream of a purpose. */
    static SplittableRandom stream(String purpose, long seed, int index) {
        SplittableRandom root = new SplittableRandom(seed ^ ((long) purpose.hashCode() << Integer.SIZE));
        for (int skipped = 0; skipped < index; skipped++) {
            root.split();
        }
        return root.split();
    }
}
