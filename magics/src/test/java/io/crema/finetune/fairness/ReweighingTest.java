package io.crema.finetune.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReweighingTest {
    private final List<String> labels = new ArrayList<>();
    private final List<String> sex = new ArrayList<>();
    private final List<String> age = new ArrayList<>();

    ReweighingTest() {
        var random = new SplittableRandom(4);
        for (int row = 0; row < 500; row++) {
            sex.add(random.nextDouble() < .3 ? "woman" : "man");
            age.add(random.nextBoolean() ? "old" : "young");
            labels.add(random.nextDouble() < (sex.get(row).equals("man") ? .7 : .4) ? "good" : "bad");
        }
    }

    @Test
    void afterwardsEveryGroupHasTheSameWeightedBaseRateAndTheWeightsSumToTheRows() {
        double[] weights =
                Reweighing.weights(labels, List.of(new SensitiveFeature("sex", sex), new SensitiveFeature("age", age)));

        assertEquals(500, Arrays.stream(weights).sum(), 1e-9);
        double overall = rate(weights, "", "");
        for (String one : List.of("man", "woman")) {
            for (String two : List.of("old", "young")) {
                assertEquals(overall, rate(weights, one, two), 1e-12, one + " " + two);
            }
        }
    }

    @Test
    void theWeightIsTheFormulasOfKamiranAndCalders() {
        double[] weights = Reweighing.weights(
                List.of("good", "good", "good", "bad"),
                List.of(new SensitiveFeature("sex", List.of("man", "man", "woman", "woman"))));

        assertEquals(2 * 3 / (4. * 2), weights[0], 1e-12);
        assertEquals(2 * 3 / (4. * 1), weights[2], 1e-12);
        assertEquals(2 * 1 / (4. * 1), weights[3], 1e-12);
    }

    @Test
    void refusesWithoutAFeature() {
        assertThrows(IllegalArgumentException.class, () -> Reweighing.weights(labels, List.of()));
    }

    private double rate(double[] weights, String one, String two) {
        double good = 0;
        double all = 0;
        for (int row : IntStream.range(0, weights.length)
                .filter(row -> one.isEmpty()
                        || (sex.get(row).equals(one) && age.get(row).equals(two)))
                .toArray()) {
            good += labels.get(row).equals("good") ? weights[row] : 0;
            all += weights[row];
        }
        return good / all;
    }
}
