package io.crema.finetune.check;

import java.util.Arrays;
import java.util.Locale;

/**
 * The set of all runs of five characters in a text, lower-cased and with its blanks made one. Two texts are alike as far
 * as these sets overlap: {@code |A ∩ B| / |A ∪ B|}, Jaccard's index.
 */
final class Shingles {
    private static final int LENGTH = 5;

    private Shingles() {}

    /** What is compared of a text. */
    static String normalised(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    /** The hashes of a normalised text's shingles, distinct and ascending; never empty. */
    static int[] of(String text) {
        int count = Math.max(1, text.length() - LENGTH + 1);
        int[] hashes = new int[count];
        for (int start = 0; start < count; start++) {
            int hash = 1;
            for (int at = start; at < Math.min(start + LENGTH, text.length()); at++) {
                hash = 31 * hash + text.charAt(at);
            }
            hashes[start] = mixed(hash);
        }
        Arrays.sort(hashes);
        int distinct = 0;
        for (int at = 0; at < count; at++) {
            if (at == 0 || hashes[at] != hashes[at - 1]) {
                hashes[distinct++] = hashes[at];
            }
        }
        return Arrays.copyOf(hashes, distinct);
    }

    /** The finaliser of MurmurHash3. */
    private static int mixed(int hash) {
        int h = hash;
        h = (h ^ (h >>> 16)) * 0x85ebca6b;
        h = (h ^ (h >>> 13)) * 0xc2b2ae35;
        return h ^ (h >>> 16);
    }

    /** Jaccard's index of two sets of shingles. */
    static double similarity(int[] one, int[] other) {
        int a = 0;
        int b = 0;
        int common = 0;
        while (a < one.length && b < other.length) {
            if (one[a] == other[b]) {
                common++;
                a++;
                b++;
            } else if (one[a] < other[b]) {
                a++;
            } else {
                b++;
            }
        }
        return (double) common / (one.length + other.length - common);
    }
}
