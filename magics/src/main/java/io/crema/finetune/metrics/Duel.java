package io.crema.finetune.metrics;

import java.util.List;
import java.util.Locale;

/**
 * A model held against the first of a {@link Contest}, on the same rows.
 *
 * @param differences its values less the first's, in the order of the contest's metrics
 * @param test on the rows that only one of the two has right; the challenger is the test's second
 * @param p of the criterion that names the winner
 * @param adjusted the same by Holm for as many duels as there are
 */
public record Duel(
        String first,
        String challenger,
        List<Difference> differences,
        McNemar test,
        Contest.Criterion criterion,
        double p,
        double adjusted,
        double level,
        int rows) {
    public Duel {
        differences = List.copyOf(differences);
    }

    /** Whether the two differ outside the noise. */
    public boolean isDecided() {
        return adjusted < 1 - level;
    }

    /** The better of the two, or that nobody can tell, with what that rests on. */
    public String sentence() {
        String basis = switch (criterion) {
            case MCNEMAR ->
                String.format(
                        Locale.ROOT,
                        "rows that only one has right: %2$s %1$,d, %4$s %3$,d; McNemar's test, %5$s, p %6$s",
                        test.onlySecond(),
                        challenger,
                        test.onlyFirst(),
                        first,
                        test.isExact() ? "exact" : "chi-square with correction",
                        p(p));
            case BOOTSTRAP ->
                String.format(
                        Locale.ROOT,
                        "%s of %s less that of %s: %s; paired bootstrap, p %s",
                        decisive().metric().title(),
                        challenger,
                        first,
                        decisive().measured().toText(3),
                        p(p));
        };
        String holm = adjusted == p ? "" : ", p " + p(adjusted) + " after Holm's adjustment";
        return isDecided()
                ? winner() + " beats " + (winner().equals(first) ? challenger : first) + " on "
                        + measure()
                        + ", outside the noise (" + basis + holm + ")."
                : String.format(
                        Locale.ROOT,
                        "No difference in %s between %s and %s that %,d rows can show (%s%s).",
                        measure(),
                        challenger,
                        first,
                        rows,
                        basis,
                        holm);
    }

    private String measure() {
        return criterion == Contest.Criterion.MCNEMAR
                ? Metrics.ACCURACY.title()
                : decisive().metric().title();
    }

    private Difference decisive() {
        return differences.get(0);
    }

    private String winner() {
        boolean better = criterion == Contest.Criterion.MCNEMAR
                ? test.onlySecond() > test.onlyFirst()
                : decisive().score().orNaN() > 0 == decisive().metric().higherIsBetter();
        return better ? challenger : first;
    }

    private static String p(double p) {
        return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "= %.3f", p);
    }
}
