package io.crema.finetune.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    /** P(truth = 1) = .5 and P(right) = .8 in both classes, 200 rows: macro F1 is .8. */
    @ParameterizedTest
    @EnumSource
    void theBootstrapCoversTheTrueF1AsOftenAsItSays(Resampling.Bootstrap bootstrap) {
        SplittableRandom random = new SplittableRandom(4);
        int simulations = 500;
        int covered = 0;
        for (int simulation = 0; simulation < simulations; simulation++) {
            int[] truth = random.ints(200, 0, 2).toArray();
            int[] predicted = new int[truth.length];
            for (int row = 0; row < truth.length; row++) {
                predicted[row] = random.nextDouble() < 0.8 ? truth[row] : 1 - truth[row];
            }
            Predictions rows = Predictions.of(List.of("a", "b"), truth, predicted);
            var resampling = new Resampling(400, 0.95, simulation, bootstrap);

            covered += interval(rows, Metrics.MACRO_F1, resampling).contains(0.8) ? 1 : 0;
        }

        double coverage = (double) covered / simulations;

        assertTrue(coverage > 0.93 && coverage < 0.97, "coverage " + coverage);
    }

    /** Scores of positives are N(1, 1), of negatives N(0, 1), 150 rows: ROC AUC is P(N(1, 2) > 0) = .7602. */
    @ParameterizedTest
    @EnumSource
    void theBootstrapCoversTheTrueRocAucAsOftenAsItSays(Resampling.Bootstrap bootstrap) {
        Random random = new Random(6);
        int simulations = 500;
        int covered = 0;
        for (int simulation = 0; simulation < simulations; simulation++) {
            int[] truth = random.ints(150, 0, 2).toArray();
            double[][] probabilities = new double[truth.length][];
            for (int row = 0; row < truth.length; row++) {
                double positive = 1 / (1 + Math.exp(-random.nextGaussian() - truth[row]));
                probabilities[row] = new double[] {1 - positive, positive};
            }
            Predictions rows = Predictions.of(List.of("a", "b"), truth, probabilities);
            var resampling = new Resampling(400, 0.95, simulation, bootstrap);

            covered += interval(rows, Metrics.ROC_AUC, resampling).contains(0.760250) ? 1 : 0;
        }

        double coverage = (double) covered / simulations;

        assertTrue(coverage > 0.93 && coverage < 0.97, "coverage " + coverage);
    }

    private static Interval interval(Predictions rows, Metric metric, Resampling resampling) {
        return Evaluation.of("model", rows, List.of(metric), resampling)
                .measured(metric)
                .interval()
                .orElseThrow();
    }

    @Test
    void whereAllReplicatesLieOnOneSideBcaIsThePercentileInterval() {
        double[] replicates = {2, 3, 4};

        Interval interval = Interval.bca(replicates, new double[] {1, 2, 3}, 5, 0.9, Interval.Method.BCA);

        assertEquals(Interval.percentile(replicates, 0.9, Interval.Method.BCA), interval);
    }

    /** Log losses of a model that is surer than doubles can tell: their squares are 0. */
    @Test
    void correctsStatisticsOfAnySize() {
        double[] replicates = {1, 2, 3, 4, 5, 6};
        double[] leftOut = {3, 3.5, 5};
        Interval plain = Interval.bca(replicates, leftOut, 3.7, 0.9, Interval.Method.BCA);

        Interval tiny =
                Interval.bca(times(1e-200, replicates), times(1e-200, leftOut), 3.7e-200, 0.9, Interval.Method.BCA);

        assertEquals(plain.lower(), tiny.lower() * 1e200, 1e-9);
        assertEquals(plain.upper(), tiny.upper() * 1e200, 1e-9);
    }

    private static double[] times(double factor, double[] values) {
        return Arrays.stream(values).map(value -> factor * value).toArray();
    }

    @Test
    void theNumbersDoNotDependOnTheThreads() throws Exception {
        int[] truth = new SplittableRandom(1).ints(100, 0, 3).toArray();
        int[] predicted = new SplittableRandom(2).ints(100, 0, 3).toArray();
        Predictions rows = Predictions.of(List.of("a", "b", "c"), truth, predicted);
        ForkJoinPool alone = new ForkJoinPool(1);
        try {
            Interval inOrder = alone.submit(() -> interval(rows, Metrics.MACRO_F1, Resampling.seeded(7)))
                    .get();

            assertEquals(inOrder, interval(rows, Metrics.MACRO_F1, Resampling.seeded(7)));
        } finally {
            alone.shutdown();
        }
    }

    @Test
    void eachResampleIsAnother() {
        double[] ones = RowChecks.ones(50);

        long different = IntStream.range(0, 200)
                .mapToObj(resample -> Arrays.toString(Resampling.seeded(3).draw(ones, resample)))
                .distinct()
                .count();

        assertEquals(200, different);
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
    void writesNoSignBeforeWhatIsRoundedToNothing() {
        Interval interval = Resampling.seeded(1).ofMean(new double[] {-1e-9, 1e-9, -1e-9, 1e-9});

        assertEquals("0.000 to 0.000", interval.toText(3));
    }

    @Test
    void refusesALevelThatIsNoShare() {
        assertThrows(IllegalArgumentException.class, () -> Interval.wilson(0.5, 10, 95));
        assertThrows(IllegalArgumentException.class, () -> Resampling.seeded(1).withLevel(1));
    }
}
