package io.crema.finetune.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.metrics.Predictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PermutationsTest {
    private static final int SIMULATIONS = 500;
    private static final BiasOptions OPTIONS = BiasOptions.seeded(42).withPermutations(100);

    /** Shares of the groups: small ones widen gaps by chance. */
    private static final double[] SHARES = {0.70, 0.15, 0.10, 0.05};

    @ParameterizedTest
    @EnumSource(Criterion.class)
    void underParityPIsUniformAndTheBandHoldsTheGap(Criterion criterion) {
        SplittableRandom random = new SplittableRandom(17);
        double[] ps = new double[SIMULATIONS];
        double[] randomised = new double[SIMULATIONS];
        int inBand = 0;

        for (int simulation = 0; simulation < SIMULATIONS; simulation++) {
            Gap gap = simulate(random, 400, simulation, criterion, 0.3, 0.3);
            ParityTest test = gap.test().orElseThrow();
            ps[simulation] = test.p();
            randomised[simulation] = test.randomisedP(random.nextDouble());
            inBand += gap.isOutsideBand() ? 0 : 1;
        }

        assertTrue(kolmogorovSmirnovP(ps) > 0.01, "p = " + kolmogorovSmirnovP(ps));
        assertTrue(kolmogorovSmirnovP(randomised) > 0.01, "p = " + kolmogorovSmirnovP(randomised));
        double coverage = (double) inBand / SIMULATIONS;
        assertTrue(coverage >= 0.93 && coverage <= 0.975, "coverage " + coverage);
    }

    @Test
    void onFewRowsPIsTooLargeRatherThanTooSmallAndUniformOnceTiesAreBroken() {
        SplittableRandom random = new SplittableRandom(29);
        double[] randomised = new double[SIMULATIONS];
        int small = 0;

        for (int simulation = 0; simulation < SIMULATIONS; simulation++) {
            ParityTest test = simulate(random, 24, simulation, Criterion.DEMOGRAPHIC_PARITY, 0.5, 0.5)
                    .test()
                    .orElseThrow();
            randomised[simulation] = test.randomisedP(random.nextDouble());
            small += test.p() <= 0.05 ? 1 : 0;
        }

        assertTrue(kolmogorovSmirnovP(randomised) > 0.01, "p = " + kolmogorovSmirnovP(randomised));
        assertTrue(small <= 0.05 * SIMULATIONS + 3 * Math.sqrt(0.05 * 0.95 * SIMULATIONS), small + " below 0.05");
    }

    @Test
    void unequalBaseRatesAloneMakeNoGapInTruePositiveRates() {
        SplittableRandom random = new SplittableRandom(23);
        double[] ps = new double[SIMULATIONS];

        for (int simulation = 0; simulation < SIMULATIONS; simulation++) {
            ps[simulation] = simulate(random, 400, simulation, Criterion.EQUALIZED_ODDS, 0.2, 0.7)
                    .test()
                    .orElseThrow()
                    .p();
        }

        assertTrue(kolmogorovSmirnovP(ps) > 0.01, "p = " + kolmogorovSmirnovP(ps));
    }

    @Test
    void theGapIsThatOfTheRowsAsTheyAre() {
        SplittableRandom random = new SplittableRandom(31);
        int rows = 60;
        int[] truth = random.ints(rows, 0, 2).toArray();
        int[] predicted = random.ints(rows, 0, 2).toArray();
        double[] weights = random.doubles(rows, 0.1, 3).toArray();
        Grouping grouping = Grouping.of(
                List.of(new SensitiveFeature(
                        "s",
                        random.ints(rows, 0, 3).mapToObj(each -> "g" + each).toList())),
                rows);
        Decisions decisions = Decisions.of(
                Predictions.of(List.of("no", "yes"), truth, predicted).weighted(weights), "yes");
        MetricFrame frame = new Stratum("", decisions, grouping).frame(Undefined.NA);

        for (Criterion criterion : Criterion.values()) {
            Disparity disparity = Disparity.of(criterion, Disparity.Form.DIFFERENCE, GapMethod.BETWEEN_GROUPS);
            Gap gap = new Permutations(List.of(decisions), grouping, OPTIONS)
                    .test(List.of(disparity))
                    .get(0);

            assertEquals(disparity.of(frame).value(), gap.score().value(), 1e-12);
        }
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws Exception {
        int[] truth = new SplittableRandom(1).ints(80, 0, 2).toArray();
        int[] predicted = new SplittableRandom(2).ints(80, 0, 2).toArray();
        List<String> groups = new SplittableRandom(3)
                .ints(80, 0, 3)
                .mapToObj(group -> "g" + group)
                .toList();
        Callable<Gap> test = () -> gap(truth, predicted, groups, Criterion.EQUALIZED_ODDS, 300, 5);

        ParityTest alone = onThreads(1, test);

        assertEquals(alone, onThreads(4, test));
    }

    private static ParityTest onThreads(int threads, Callable<Gap> test) throws Exception {
        var pool = new ForkJoinPool(threads);
        try {
            return pool.submit(test).get().test().orElseThrow();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void aRealGapIsFound() {
        int rows = 400;
        int[] truth = new int[rows];
        int[] predicted = new int[rows];
        List<String> groups = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            truth[row] = row % 2;
            groups.add(row < rows / 2 ? "a" : "b");
            predicted[row] = row < rows / 2 ? truth[row] : row % 8 == 1 ? 1 : 0;
        }

        Gap gap = gap(truth, predicted, groups, Criterion.EQUAL_OPPORTUNITY, 200, 1);

        assertTrue(gap.isOutsideBand());
        assertEquals(1.0 / 201, gap.test().orElseThrow().p(), 1e-12);
    }

    @Test
    void theSameSeedGivesTheSameBand() {
        int[] truth = new SplittableRandom(1).ints(80, 0, 2).toArray();
        int[] predicted = new SplittableRandom(2).ints(80, 0, 2).toArray();
        List<String> groups = new SplittableRandom(3)
                .ints(80, 0, 3)
                .mapToObj(group -> "g" + group)
                .toList();

        Gap one = gap(truth, predicted, groups, Criterion.EQUALIZED_ODDS, 300, 5);
        Gap again = gap(truth, predicted, groups, Criterion.EQUALIZED_ODDS, 300, 5);
        Gap other = gap(truth, predicted, groups, Criterion.EQUALIZED_ODDS, 300, 6);

        assertEquals(one.test(), again.test());
        assertTrue(!one.test().equals(other.test()));
    }

    /** Rows whose prediction depends on the truth alone; the first group has one base rate, the others another. */
    private static Gap simulate(
            SplittableRandom random,
            int rows,
            int simulation,
            Criterion criterion,
            double firstBaseRate,
            double otherBaseRate) {
        int[] truth = new int[rows];
        int[] predicted = new int[rows];
        List<String> groups = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int group = group(random.nextDouble());
            groups.add("g" + group);
            truth[row] = random.nextDouble() < (group == 0 ? firstBaseRate : otherBaseRate) ? 1 : 0;
            predicted[row] = random.nextDouble() < 0.5 ? random.nextInt(2) : truth[row];
        }
        return gap(truth, predicted, groups, criterion, 200, simulation);
    }

    private static int group(double draw) {
        double below = 0;
        for (int group = 0; group < SHARES.length; group++) {
            below += SHARES[group];
            if (draw < below) {
                return group;
            }
        }
        return SHARES.length - 1;
    }

    private static Gap gap(
            int[] truth, int[] predicted, List<String> groups, Criterion criterion, int permutations, long seed) {
        Decisions decisions = Decisions.of(Predictions.of(List.of("no", "yes"), truth, predicted), "yes");
        Grouping grouping = Grouping.of(List.of(new SensitiveFeature("s", groups)), truth.length);
        BiasOptions options = BiasOptions.seeded(seed).withPermutations(permutations);
        Disparity disparity = Disparity.of(criterion, Disparity.Form.DIFFERENCE, GapMethod.BETWEEN_GROUPS);
        return new Permutations(List.of(decisions), grouping, options)
                .test(List.of(disparity))
                .get(0);
    }

    /** How likely values of a uniform distribution lie as far from it as these (Stephens 1970, Kolmogorov's series). */
    private static double kolmogorovSmirnovP(double[] values) {
        double root = Math.sqrt(values.length);
        double scaled = (root + 0.12 + 0.11 / root) * distanceFromUniform(values);
        double sum = 0;
        for (int k = 1; k <= 100; k++) {
            sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2 * k * k * scaled * scaled);
        }
        return Math.min(1, Math.max(0, sum));
    }

    /** Kolmogorov and Smirnov's D. */
    private static double distanceFromUniform(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double distance = 0;
        for (int i = 0; i < sorted.length; i++) {
            distance = Math.max(distance, Math.abs(sorted[i] - (double) i / sorted.length));
            distance = Math.max(distance, Math.abs((i + 1.0) / sorted.length - sorted[i]));
        }
        return distance;
    }
}
