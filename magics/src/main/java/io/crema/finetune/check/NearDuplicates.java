package io.crema.finetune.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds texts that are almost the same: pairs that agree in a band of their {@link MinHash} signatures, of which those
 * are kept whose shingles do overlap by the threshold.
 */
final class NearDuplicates {
    /** Jaccard's index from which two texts count as one. */
    static final double THRESHOLD = .8;

    /** The hashing is no choice of the user's: any seed finds the same pairs but for one in thousands. */
    private static final long SEED = 0x5eed;

    /** In a band that very many share, such as that of a form letter, each is compared with so many others only. */
    private static final int MOST_COMPARED = 64;

    private NearDuplicates() {}

    /** Links the places of texts that are alike. */
    static void link(List<String> normalised, Components into) {
        var hashing = new MinHash(SEED);
        int[][] shingles = normalised.parallelStream().map(Shingles::of).toArray(int[][]::new);
        long[][] bands = IntStream.range(0, shingles.length)
                .parallel()
                .mapToObj(text -> hashing.bands(shingles[text]))
                .toArray(long[][]::new);
        for (int band = 0; band < MinHash.BANDS; band++) {
            Map<Long, List<Integer>> byBand = new HashMap<>();
            for (int text = 0; text < bands.length; text++) {
                List<Integer> before = byBand.computeIfAbsent(bands[text][band], key -> new ArrayList<>(1));
                join(text, before, shingles, into);
                if (before.size() < MOST_COMPARED) {
                    before.add(text);
                }
            }
        }
    }

    private static void join(int text, List<Integer> before, int[][] shingles, Components into) {
        for (int other : before) {
            boolean known = into.first(text) == into.first(other);
            if (!known && Shingles.similarity(shingles[text], shingles[other]) >= THRESHOLD) {
                into.link(text, other);
            }
        }
    }
}
