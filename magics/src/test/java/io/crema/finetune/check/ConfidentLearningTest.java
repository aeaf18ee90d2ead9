package io.crema.finetune.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crema.finetune.metrics.Interval;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ConfidentLearningTest {

    /** The answers of {@code golden/check/make_confident_learning.py}. */
    private static JsonNode golden() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                ConfidentLearningTest.class.getResourceAsStream("/golden/check/confident_learning.json"))) {
            return new ObjectMapper().readTree(file);
        }
    }

    private static double[] numbers(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToDouble(at -> array.get(at).asDouble())
                .toArray();
    }

    private static int[] wholes(JsonNode array) {
        return Arrays.stream(numbers(array)).mapToInt(number -> (int) number).toArray();
    }

    @Test
    void countsWhatTheEquationsOfThePaperCount() throws IOException {
        JsonNode cases = golden();

        assertEquals(3, cases.size());
        for (JsonNode expected : cases) {
            double[][] probabilities = IntStream.range(
                            0, expected.get("probabilities").size())
                    .mapToObj(row -> numbers(expected.get("probabilities").get(row)))
                    .toArray(double[][]::new);
            var learning = ConfidentLearning.of(wholes(expected.get("given")), probabilities);

            assertArrayEquals(numbers(expected.get("thresholds")), learning.classThresholds(), 1e-12);
            int[][] joint = learning.confidentJoint();
            for (int given = 0; given < joint.length; given++) {
                assertArrayEquals(wholes(expected.get("joint").get(given)), joint[given]);
            }
            assertEquals(expected.get("noise").asDouble(), learning.noiseShare(), 1e-12);
            assertArrayEquals(
                    wholes(expected.get("suspects")),
                    learning.suspects().stream()
                            .mapToInt(ConfidentLearning.Suspect::row)
                            .toArray());
        }
    }

    @Test
    void findsMostLabelsThatWereFlipped() {
        var random = new SplittableRandom(7);
        int[] truth = IntStream.range(0, 1_000).map(row -> row % 2).toArray();
        int[] given = truth.clone();
        int[] flips = IntStream.range(0, 100).map(flip -> flip * 10 + flip % 2).toArray();
        Arrays.stream(flips).forEach(row -> given[row] = 1 - given[row]);
        double[][] probabilities = new double[truth.length][];
        Arrays.setAll(probabilities, row -> {
            double right = .7 + .3 * random.nextDouble();
            return truth[row] == 0 ? new double[] {right, 1 - right} : new double[] {1 - right, right};
        });

        var learning = ConfidentLearning.of(given, probabilities);

        List<ConfidentLearning.Suspect> suspects = learning.suspects();
        long flipped = suspects.stream()
                .filter(suspect -> given[suspect.row()] != truth[suspect.row()])
                .count();
        assertTrue(flipped >= 60, flipped + " of 100 flipped labels");
        assertEquals(flipped, suspects.size(), "nothing else");
        Interval interval = learning.noiseInterval(1);
        assertTrue(interval.contains(learning.noiseShare()), interval.toString());
        assertEquals(.1, learning.noiseShare(), .03);
    }
}
