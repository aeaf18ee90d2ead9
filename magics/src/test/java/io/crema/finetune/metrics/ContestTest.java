package io.crema.finetune.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.metrics.Contest.Contender;
import io.crema.finetune.metrics.Contest.Criterion;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContestTest {
    private static final List<String> LABELS = List.of("other", "great");
    private static final Resampling RESAMPLING = new Resampling(400, 0.95, 42);

    private final int[] truth = new SplittableRandom(1).ints(200, 0, 2).toArray();

    @ParameterizedTest
    @EnumSource
    void namesAWinnerOutsideTheNoise(Criterion criterion) {
        Contest contest = contest(criterion, wrongIn(0, 60), wrongIn(0, 20));

        Duel duel = contest.duels().get(0);

        assertTrue(duel.isDecided());
        assertEquals(40, duel.test().onlySecond());
        assertTrue(duel.sentence().startsWith("second beats first on "), duel.sentence());
    }

    @ParameterizedTest
    @EnumSource
    void namesTheFirstWhereItWins(Criterion criterion) {
        Duel duel = contest(criterion, wrongIn(0, 20), wrongIn(0, 60)).duels().get(0);

        assertTrue(duel.sentence().startsWith("first beats second on "), duel.sentence());
    }

    @ParameterizedTest
    @EnumSource
    void namesNobodyWithinTheNoise(Criterion criterion) {
        Duel duel = contest(criterion, wrongIn(0, 30), wrongIn(25, 58)).duels().get(0);

        assertFalse(duel.isDecided());
        assertTrue(
                duel.sentence().startsWith("No difference in ")
                        && duel.sentence().contains(" between second and first that 200 rows can show"),
                duel.sentence());
    }

    @Test
    void modelsThatSayTheSameAreNotToldApart() {
        Duel duel = contest(Criterion.MCNEMAR, wrongIn(0, 30), wrongIn(0, 30))
                .duels()
                .get(0);

        assertEquals(1, duel.p());
        assertEquals(0, duel.differences().get(0).score().value());
        assertFalse(duel.isDecided());
    }

    /** Nine rows against none is p = .0039 alone, and no longer below .05 as the least of fourteen. */
    @Test
    void theMoreDuelsTheMoreAWinTakes() {
        Predictions first = wrongIn(0, 9);
        Predictions better = wrongIn(0, 0);
        List<Contender> many = IntStream.range(0, 15)
                .mapToObj(i -> new Contender("model " + i, i == 1 ? better : first))
                .toList();

        Contest alone = Contest.of(many.subList(0, 2), Metrics.ACCURACY, Criterion.MCNEMAR, RESAMPLING);
        Contest crowd = Contest.of(many, Metrics.ACCURACY, Criterion.MCNEMAR, RESAMPLING);

        assertTrue(alone.duels().get(0).isDecided());
        assertFalse(crowd.duels().get(0).isDecided());
        assertEquals(14 * alone.duels().get(0).p(), crowd.duels().get(0).adjusted(), 1e-12);
        assertTrue(crowd.duels().get(0).sentence().contains("after Holm's adjustment"));
    }

    @Test
    void showsRowsThatOnlySomeHaveRight() {
        List<String> examples =
                IntStream.range(0, truth.length).mapToObj(row -> "row " + row).toList();

        Contest contest =
                contest(Criterion.MCNEMAR, wrongIn(0, 3), wrongIn(1, 5)).withDisagreements(examples, 2);

        assertEquals(
                List.of("row 0", "row 3"),
                contest.disagreements().stream()
                        .map(Contest.Disagreement::example)
                        .toList());
    }

    @Test
    void refusesOneModelAndTheSameTwice() {
        Contender one = new Contender("one", wrongIn(0, 3));

        assertThrows(
                IllegalArgumentException.class,
                () -> Contest.of(List.of(one), Metrics.ACCURACY, Criterion.MCNEMAR, RESAMPLING));
        assertThrows(
                IllegalArgumentException.class,
                () -> Contest.of(List.of(one, one), Metrics.ACCURACY, Criterion.MCNEMAR, RESAMPLING));
    }

    private static Contest contest(Criterion criterion, Predictions first, Predictions second) {
        return Contest.of(
                List.of(new Contender("first", first), new Contender("second", second)),
                Metrics.MACRO_F1,
                criterion,
                RESAMPLING);
    }

    private Predictions wrongIn(int from, int to) {
        return Predictions.of(
                LABELS,
                truth,
                IntStream.range(0, truth.length)
                        .map(row -> row >= from && row < to ? 1 - truth[row] : truth[row])
                        .toArray());
    }
}
