package io.crema.kernel.magic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that somebody probably meant: the nearest by edit distance, with neighbours swapped counted as one edit. */
public final class Suggestion {
    private Suggestion() {}

    /** The nearest name, or empty when none is near enough to be meant: about one wrong letter in three. */
    public static Optional<String> closest(String typed, Collection<String> names) {
        String lower = typed.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> isNear(lower, name.toLowerCase(Locale.ROOT)))
                .min(Comparator.comparingInt((String name) -> distance(lower, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code " Did you mean label?"} with the blank in front, or an empty string: to be put behind a message. */
    public static String didYouMean(String typed, Collection<String> names) {
        return closest(typed, names).map(name -> " Did you mean " + name + "?").orElse("");
    }

    private static boolean isNear(String typed, String name) {
        String bare = name.replaceFirst("^-+", "");
        boolean begun = typed.replaceFirst("^-+", "").length() >= 3 && name.startsWith(typed);
        return begun || distance(typed, name) <= Math.max(1, bare.length() / 3);
    }

    /** Optimal string alignment: insert, delete, replace, swap two neighbours, each at the price of one. */
    static int distance(String a, String b) {
        int[][] price = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                price[i][j] = i == 0 || j == 0 ? i + j : cheapest(price, a, b, i, j);
            }
        }
        return price[a.length()][b.length()];
    }

    private static int cheapest(int[][] price, String a, String b, int i, int j) {
        int replaced = price[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(price[i - 1][j], price[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, price[i - 2][j - 2] + 1) : best;
    }
}
