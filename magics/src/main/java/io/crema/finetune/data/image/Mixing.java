package io.crema.finetune.data.image;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How the pictures of one batch are mixed in pairs, and what they show with them (Zhang et al. 2018, arXiv:1710.09412).
 * It depends on the seed and the batch's rows alone.
 */
public final class Mixing {
    private final double share;
    private final int[] partners;

    private Mixing(double share, int... partners) {
        this.share = share;
        this.partners = partners;
    }

    /**
     * Draws.
     *
     * @param alpha the share of each picture's own is drawn from Beta(alpha, alpha); above 0, and near 0 for little
     * @param rows of the batch
     * @param seed of the epoch
     */
    public static Mixing of(double alpha, int[] rows, long seed) {
        var random = new SplittableRandom(seed ^ Arrays.hashCode(rows));
        int[] partners = new int[rows.length];
        Arrays.setAll(partners, place -> place);
        for (int last = rows.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int partner = partners[last];
            partners[last] = partners[other];
            partners[other] = partner;
        }
        return new Mixing(beta(alpha, random), partners);
    }

    /** Beta(alpha, alpha), by Johnk's method, which suits an alpha below 1. */
    private static double beta(double alpha, SplittableRandom random) {
        while (true) {
            double one = Math.pow(random.nextDouble(), 1 / alpha);
            double other = Math.pow(random.nextDouble(), 1 / alpha);
            if (one + other > 0 && one + other <= 1) {
                return one / (one + other);
            }
        }
    }

    /** The share of each picture's own in what is seen, in [0,1]; the rest is its partner's. */
    public double share() {
        return share;
    }

    /** The place in the batch of the picture that one is mixed with. */
    public int partner(int place) {
        return partners[place];
    }

    /**
     * Mixes numbers in place.
     *
     * @param numbers of the batch's pictures, one after another
     */
    public void apply(float[] numbers) {
        float[] before = numbers.clone();
        int length = numbers.length / partners.length;
        for (int place = 0; place < partners.length; place++) {
            for (int i = 0; i < length; i++) {
                numbers[place * length + i] = (float)
                        (share * before[place * length + i] + (1 - share) * before[partners[place] * length + i]);
            }
        }
    }
}
