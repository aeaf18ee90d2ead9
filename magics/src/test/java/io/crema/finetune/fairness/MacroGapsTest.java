package io.crema.finetune.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.metrics.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MacroGapsTest {
    private static final List<String> LABELS = List.of("a", "b", "c");
    private static final BiasOptions OPTIONS = BiasOptions.seeded(9).withPermutations(200);

    private final List<String> sex = new ArrayList<>();
    private final Predictions predictions;

    MacroGapsTest() {
        var random = new SplittableRandom(2);
        int[] truth = new int[300];
        int[] predicted = new int[300];
        for (int row = 0; row < 300; row++) {
            sex.add(row % 2 == 0 ? "man" : "woman");
            truth[row] = random.nextInt(3);
            predicted[row] =
                    row % 2 == 1 && truth[row] == 2 ? 0 : random.nextInt(5) == 0 ? random.nextInt(3) : truth[row];
        }
        predictions = Predictions.of(LABELS, truth, predicted);
    }

    @Test
    void isTheMeanOfEachLabelAgainstTheRest() {
        List<SensitiveFeature> features = List.of(new SensitiveFeature("sex", sex));

        MacroGaps macro = MacroGaps.of(predictions, LABELS, features, OPTIONS);

        for (Gap gap : macro.gaps()) {
            double mean = LABELS.stream()
                    .map(label ->
                            BiasReport.of(predictions, label, features, OPTIONS).only())
                    .mapToDouble(stratum -> stratum.gap(
                                    gap.disparity().criterion(), gap.disparity().form())
                            .score()
                            .value())
                    .average()
                    .orElseThrow();
            assertEquals(mean, gap.score().value(), 1e-12, gap.disparity().name());
        }
        assertTrue(macro.gaps().get(0).isOutsideBand(), "women are never predicted c");
        assertEquals("Mean over a, b, c, each against the rest: sex", macro.title());
    }

    @Test
    void refusesOneLabel() {
        assertThrows(
                IllegalArgumentException.class,
                () -> MacroGaps.of(predictions, List.of("a"), List.of(new SensitiveFeature("sex", sex)), OPTIONS));
    }
}
