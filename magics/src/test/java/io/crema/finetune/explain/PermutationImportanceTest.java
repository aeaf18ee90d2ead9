package io.crema.finetune.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.explain.PermutationImportance.Column;
import io.crema.finetune.metrics.Interval;
import io.crema.finetune.metrics.Metric;
import io.crema.finetune.metrics.Metrics;
import io.crema.finetune.metrics.Predictions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PermutationImportanceTest {
    private static final int ROWS = 200;
    private static final List<String> LABELS = List.of("even", "odd");
    private static final int[] PARITY =
            IntStream.range(0, ROWS).map(row -> row % 2).toArray();

    /** A model that says the parity of the first column, which is the truth. The second it never looks at. */
    private static Predictions said(int column, int... order) {
        return predicted(IntStream.range(0, ROWS).map(row -> column == 0 ? order[row] % 2 : row % 2));
    }

    private static Predictions predicted(IntStream labels) {
        double[][] probabilities = labels.mapToObj(label -> label == 0 ? new double[] {.9, .1} : new double[] {.1, .9})
                .toArray(double[][]::new);
        return Predictions.of(LABELS, PARITY, probabilities);
    }

    private static PermutationImportance importance(Metric metric, long seed) {
        return PermutationImportance.of(
                metric,
                "rows",
                said(1),
                List.of("used", "unused"),
                PermutationImportanceTest::said,
                ImportanceOptions.seeded(seed));
    }

    @Test
    void findsTheColumnThatTheModelUses() {
        PermutationImportance found = importance(Metrics.ACCURACY, 1);

        Column used = found.columns().get(0);
        assertEquals(1, found.score());
        assertEquals("used", used.name());
        assertEquals(.5, used.harm(), .05);
        assertTrue(used.interval().orElseThrow().contains(used.harm()));
        assertFalse(used.isNoise());
        assertEquals(List.of("unused"), found.noise().stream().map(Column::name).toList());
        assertEquals(0, found.columns().get(1).harm());
    }

    @Test
    void countsItAsHarmWhenALossGrows() {
        PermutationImportance found = importance(Metrics.LOG_LOSS, 1);

        Column used = found.columns().get(0);
        double expected = .5 * (Math.log(.9) - Math.log(.1)); // half of the rows are sure of what is wrong
        assertEquals("used", used.name());
        assertEquals(expected, used.harm(), .1 * expected);
        assertTrue(used.interval().orElseThrow().lower() > 0);
    }

    /** Half of the rows are wrong in every order, so that nothing but chance remains, whose size is known. */
    @Test
    void givesIntervalsOfTheWidthThatChanceAsksFor() {
        Interval interval =
                importance(Metrics.ACCURACY, 1).columns().get(0).interval().orElseThrow();

        double width = interval.upper() - interval.lower();
        double least = 2 * 1.96 * Math.sqrt(.25 / (ROWS * 20)); // of 200 rows in 20 orders
        assertTrue(width > least && width < 2 * least, () -> width + " where " + least + " is the least");
    }

    /** Mixed up, the column of a model that is always wrong makes it right in half of the rows. */
    @Test
    void tellsAColumnThatMisleadsFromOneThatIsNotUsed() {
        PermutationImportance found = PermutationImportance.of(
                Metrics.ACCURACY,
                "rows",
                predicted(IntStream.range(0, ROWS).map(row -> 1 - row % 2)),
                List.of("misread", "unused"),
                (column, order) ->
                        predicted(IntStream.range(0, ROWS).map(row -> 1 - (column == 0 ? order[row] % 2 : row % 2))),
                ImportanceOptions.seeded(1));
        Column misread = found.columns().get(1);

        assertEquals("misread", misread.name());
        assertTrue(misread.isMisleading());
        assertEquals(List.of("unused"), found.noise().stream().map(Column::name).toList());
    }

    @Test
    void isTheSameFromTheSameSeedAndAnotherFromAnother() {
        assertEquals(importance(Metrics.ACCURACY, 1), importance(Metrics.ACCURACY, 1));
        assertFalse(importance(Metrics.ACCURACY, 1).equals(importance(Metrics.ACCURACY, 2)));
    }

    @Test
    void refusesWhatGivesNoIntervalAndWhatHasNoValue() {
        assertThrows(
                IllegalArgumentException.class,
                () -> ImportanceOptions.seeded(1).repeats(1));
        assertThrows(
                IllegalArgumentException.class,
                () -> PermutationImportance.of(
                        Metrics.ACCURACY,
                        "rows",
                        said(1),
                        List.of(),
                        PermutationImportanceTest::said,
                        ImportanceOptions.seeded(1)));
        Predictions alike = Predictions.of(LABELS, new int[2], new double[][] {{.9, .1}, {.8, .2}});
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> PermutationImportance.of(
                        Metrics.ROC_AUC,
                        "validation split of loans",
                        alike,
                        List.of("age"),
                        (column, order) -> alike,
                        ImportanceOptions.seeded(1)));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith("the ROC AUC of the validation split of loans has no value: "), message);
    }
}
