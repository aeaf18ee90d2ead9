package io.crema.magics.render;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.explain.ImportanceOptions;
import io.crema.finetune.explain.PermutationImportance;
import io.crema.finetune.metrics.Metrics;
import io.crema.finetune.metrics.NumberPredictions;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.metrics.RegressionMetric;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PermutationImportanceRendererTest {
    private static final int ROWS = 200;
    private static final List<String> LABELS = List.of("even", "odd");
    private static final int[] PARITY =
            IntStream.range(0, ROWS).map(row -> row % 2).toArray();

    private static Predictions wrong(IntStream parities) {
        double[][] probabilities = parities.mapToObj(
                        parity -> parity == 1 ? new double[] {.9, .1} : new double[] {.1, .9})
                .toArray(double[][]::new);
        return Predictions.of(LABELS, PARITY, probabilities);
    }

    /** Mixed up, the column of a model that is always wrong makes it right in half of the rows. */
    @Test
    void saysOfAColumnThatMisleadsThatTheModelIsBetterWithoutIt() {
        PermutationImportance found = PermutationImportance.of(
                Metrics.ACCURACY,
                "rows",
                wrong(Arrays.stream(PARITY)),
                List.of("misread", "unused"),
                (column, order) -> wrong(IntStream.range(0, ROWS).map(row -> (column == 0 ? order[row] : row) % 2)),
                ImportanceOptions.seeded(1));

        String text = new PermutationImportanceRenderer().render(found).plainText();

        assertTrue(text.contains("better on these rows with the values of misread mixed up"), text);
        assertTrue(text.contains("better mixed"), text);
    }

    @Test
    void showsTheDigitsOfANumberInItsOwnUnit() {
        double[] truth = {.0011, .0012, .0013, .0014};
        PermutationImportance found = PermutationImportance.of(
                RegressionMetric.MAE,
                "rows",
                NumberPredictions.of(truth, new double[] {.0012, .0013, .0014, .0015}),
                List.of("used"),
                (column, order) -> NumberPredictions.of(
                        truth,
                        Arrays.stream(order)
                                .mapToDouble(row -> truth[row] + .0001)
                                .toArray()),
                ImportanceOptions.seeded(1));

        String text = new PermutationImportanceRenderer().render(found).plainText();

        assertTrue(text.contains("is 0.0001000 on 4 rows"), text);
    }
}
