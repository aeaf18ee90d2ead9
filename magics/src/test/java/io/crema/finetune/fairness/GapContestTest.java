package io.crema.finetune.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.metrics.Contest;
import io.crema.finetune.metrics.Interval;
import io.crema.finetune.metrics.Metrics;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.metrics.Resampling;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GapContestTest {
    private static final int ROWS = 200;
    private static final BiasOptions OPTIONS = BiasOptions.seeded(3).withPermutations(200);
    private static final List<SensitiveFeature> SEX = List.of(new SensitiveFeature(
            "sex",
            IntStream.range(0, ROWS).mapToObj(row -> row % 2 == 0 ? "f" : "m").toList()));
    private static final int[] TRUTH =
            IntStream.range(0, ROWS).map(row -> row / 2 % 2).toArray();

    /** One selects every man and half of the women, one half of each, one nobody. */
    private static GapContest contest(String gap) {
        return GapContest.of(
                Contest.of(
                        List.of(
                                contender("wide", row -> row % 2 == 1 ? 1 : TRUTH[row]),
                                contender("narrow", row -> TRUTH[row]),
                                contender("nobody", row -> 0)),
                        Metrics.ACCURACY,
                        Contest.Criterion.MCNEMAR,
                        Resampling.seeded(1)),
                Disparity.named(gap, GapMethod.BETWEEN_GROUPS),
                "yes",
                SEX,
                OPTIONS);
    }

    private static Contest.Contender contender(String name, IntUnaryOperator answer) {
        return new Contest.Contender(
                name,
                Predictions.of(
                        List.of("no", "yes"),
                        TRUTH,
                        IntStream.range(0, ROWS).map(answer).toArray()));
    }

    @Test
    void holdsTheGapOfEachAgainstTheFirstRowByRow() {
        GapContest models = contest("demographic_parity_difference");

        assertEquals(.5, models.gap(0).score().value(), 1e-12);
        assertEquals(0, models.gap(1).score().value(), 1e-12);
        PairedChange change = models.changes().get(0);
        assertEquals(-.5, change.change().score().value(), 1e-12);
        Interval interval = change.change().interval().orElseThrow();
        assertTrue(interval.lower() < -.5 && interval.upper() > -.5 && interval.upper() < 0, interval.toText(3));
        assertTrue(models.summary().get(0).endsWith(", outside the noise of these rows."), models.summary()::toString);
        assertEquals(BiasReport.CAUTION, models.summary().get(models.summary().size() - 1));
    }

    @Test
    void saysThatAModelWhichDecidesAlikeHasNoGapForThatReasonAlone() {
        assertTrue(contest("demographic_parity_difference")
                .summary()
                .contains("nobody decides every row alike: that it has no gap says nothing of any group."));
    }

    @Test
    void holdsRatiosAgainstEachOtherToo() {
        GapContest models = contest("demographic_parity_ratio");

        assertEquals(.5, models.gap(0).score().value(), 1e-12);
        assertEquals(.5, models.changes().get(0).change().score().value(), 1e-12);
        assertEquals(
                "n/a (no positive predictions)",
                models.changes().get(1).change().score().toText(2));
    }

    @Test
    void listsTheGapsThatThereAre() {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> contest("parity"))
                .getMessage());

        assertTrue(message.startsWith("no gap \"parity\" (there are: demographic_parity_difference, "), message);
    }
}
