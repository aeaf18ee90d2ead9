package io.crema.finetune.names;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that a mistyped one was probably meant to be. */
public final class Nearest {
    private Nearest() {}

    /** The closest candidate within a third of the name's length in typing errors, whatever the case. */
    public static Optional<String> to(String mistyped, Collection<String> candidates) {
        int allowed = Math.max(1, mistyped.length() / 3);
        return candidates.stream()
                .filter(candidate -> distance(mistyped, candidate) <= allowed)
                .min(Comparator.comparingInt(candidate -> distance(mistyped, candidate)));
    }

    /** Optimal string alignment distance: insertions, deletions, replacements, and swaps of neighbours. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], 1 + cost[i - 2][j - 2]);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
