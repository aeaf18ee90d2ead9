package io.crema.finetune.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SizeCurveTest {
    private static final int ROWS = 400;

    /** Predictions of which this share is right. */
    private static Predictions right(double share, long seed) {
        var random = new SplittableRandom(seed);
        int[] truth = IntStream.range(0, ROWS).map(row -> row % 2).toArray();
        int[] predicted = IntStream.range(0, ROWS)
                .map(row -> random.nextDouble() < share ? truth[row] : 1 - truth[row])
                .toArray();
        return Predictions.of(List.of("a", "b"), truth, predicted);
    }

    private static SizeCurve curve(double before, double now) {
        return new SizeCurve(
                "model", "validation rows", List.of(point(100, before, 1), point(200, now, 11)), Resampling.seeded(42));
    }

    private static SizeCurve.Point point(int rows, double share, long seed) {
        return new SizeCurve.Point(rows, List.of(right(share, seed), right(share, seed + 1), right(share, seed + 2)));
    }

    @Test
    void saysThatMoreLabelsHelpWhereTheLastOnesDid() {
        SizeCurve curve = curve(.6, .8);

        assertTrue(curve.answer().startsWith("More labels would probably help. From 100 to 200 rows"), curve.answer());
        assertTrue(curve.lastGain().interval().orElseThrow().contains(.2));
    }

    @Test
    void saysThatItCannotBeToldWithinTheNoise() {
        SizeCurve curve = curve(.80, .81);

        assertTrue(curve.answer().startsWith("Whether more labels would help cannot be told."), curve.answer());
    }

    @Test
    void saysThatTheyHardlyHelpWhereTheScoreFell() {
        SizeCurve curve = curve(.9, .8);

        assertTrue(curve.answer().startsWith("More labels of the same kind would hardly help."), curve.answer());
    }

    @Test
    void meansTheSeedsAndHoldsTheMeanInItsInterval() {
        SizeCurve curve = curve(.7, .9);
        double mean = curve.points().get(0).bySeed().stream()
                .mapToDouble(seed -> Metrics.MACRO_F1.of(seed).value())
                .average()
                .orElseThrow();

        Estimate first = curve.means().get(0);

        assertEquals(mean, first.score().value(), 1e-12);
        assertTrue(first.interval().orElseThrow().contains(mean));
        assertEquals(
                curve.means().get(0).interval(), curve(.7, .9).means().get(0).interval(), "one seed, one interval");
    }
}
