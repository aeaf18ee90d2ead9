package io.crema.finetune.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IntervalTest {
    @Test
    void wilsonsBoundsSolveItsEquation() {
        // The bounds are the proportions p0 whose own standard error puts the share seen z away.
        double z = 1.959963984540054;
        Interval interval = Interval.wilson(0.3, 40, 0.95);

        for (double bound : new double[] {interval.lower(), interval.upper()}) {
            assertEquals(z, Math.abs(0.3 - bound) / Math.sqrt(bound * (1 - bound) / 40), 1e-9);
        }
    }

    @Test
    void wilsonCoversTheTrueShareAsOftenAsItSays() {
        SplittableRandom random = new SplittableRandom(3);
        int covered = 0;
        int simulations = 0;
        for (double truth : new double[] {0.1, 0.3, 0.5, 0.8}) {
            for (int simulation = 0; simulation < 2000; simulation++) {
                int successes = 0;
                for (int trial = 0; trial < 120; trial++) {
                    successes += random.nextDouble() < truth ? 1 : 0;
                }
                covered += Interval.wilson(successes / 120.0, 120, 0.95).contains(truth) ? 1 : 0;
                simulations++;
            }
        }

        double coverage = (double) covered / simulations;

        assertTrue(coverage > 0.93 && coverage < 0.97, "coverage " + coverage);
    }

    @Test
    void theBootstrapCoversTheTrueF1AsOftenAsItSays() {
        // P(truth = 1) = .5 and P(right) = .8 in both classes: macro F1 is .8.
        SplittableRandom random = new SplittableRandom(4);
        int simulations = 400;
        int covered = 0;
        for (int simulation = 0; simulation < simulations; simulation++) {
            int[] truth = random.ints(200, 0, 2).toArray();
            int[] predicted = new int[truth.length];
            for (int row = 0; row < truth.length; row++) {
                predicted[row] = random.nextDouble() < 0.8 ? truth[row] : 1 - truth[row];
            }
            Evaluation evaluation = Evaluation.of(
                    "model",
                    Predictions.of(List.of("a", "b"), truth, predicted),
                    List.of(Metrics.MACRO_F1),
                    new Resampling(400, 0.95, simulation));
            covered += evaluation
                            .measured(Metrics.MACRO_F1)
                            .interval()
                            .orElseThrow()
                            .contains(0.8)
                    ? 1
                    : 0;
        }

        double coverage = (double) covered / simulations;

        assertTrue(coverage > 0.93 && coverage < 0.97, "coverage " + coverage);
    }

    @Test
    void percentilesInterpolateBetweenReplicates() {
        Interval interval = Interval.percentile(new double[] {4, 1, 3, 2, 5}, 0.5, Interval.Method.BOOTSTRAP);

        assertEquals(2, interval.lower(), 1e-12);
        assertEquals(4, interval.upper(), 1e-12);
    }

    @Test
    void aMeansIntervalIsNearTheNormalOne() {
        double[] values = new SplittableRandom(8).doubles(400).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();

        Interval interval = Resampling.seeded(1).ofMean(values);

        double reach = 1.96 / Math.sqrt(12 * 400);
        assertEquals(mean - reach, interval.lower(), 0.005);
        assertEquals(mean + reach, interval.upper(), 0.005);
    }

    @Test
    void refusesALevelThatIsNoShare() {
        assertThrows(IllegalArgumentException.class, () -> Interval.wilson(0.5, 10, 95));
        assertThrows(IllegalArgumentException.class, () -> Resampling.seeded(1).withLevel(1));
    }
}
