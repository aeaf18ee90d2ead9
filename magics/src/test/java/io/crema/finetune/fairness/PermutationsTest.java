package io.crema.finetune.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.metrics.Predictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PermutationsTest {
    private static final int SIMULATIONS = 200;
    /** Shares of the groups: small ones widen gaps by chance. */
    private static final double[] SHARES = {0.70, 0.15, 0.10, 0.05};

    @ParameterizedTest
    @EnumSource(Criterion.class)
    void underParityPIsUniformAndTheBandHoldsTheGap(Criterion criterion) {
        SplittableRandom random = new SplittableRandom(17);
        double[] ps = new double[SIMULATIONS];
        int inBand = 0;

        for (int simulation = 0; simulation < SIMULATIONS; simulation++) {
            Gap gap = simulate(random, simulation, criterion, 0.3, 0.3, 0.5);
            ParityTest test = gap.test().orElseThrow();
            ps[simulation] = test.p();
            inBand += gap.isOutsideBand() ? 0 : 1;
        }

        // The 1 % point of Kolmogorov and Smirnov's statistic.
        assertTrue(distanceFromUniform(ps) < 1.63 / Math.sqrt(SIMULATIONS), "D = " + distanceFromUniform(ps));
        double coverage = (double) inBand / SIMULATIONS;
        assertTrue(coverage >= 0.91 && coverage <= 0.985, "coverage " + coverage);
    }

    @Test
    void unequalBaseRatesAloneMakeNoGapInTruePositiveRates() {
        SplittableRandom random = new SplittableRandom(23);
        double[] ps = new double[SIMULATIONS];

        for (int simulation = 0; simulation < SIMULATIONS; simulation++) {
            ps[simulation] = simulate(random, simulation, Criterion.EQUALIZED_ODDS, 0.2, 0.7, 0.5)
                    .test()
                    .orElseThrow()
                    .p();
        }

        assertTrue(distanceFromUniform(ps) < 1.63 / Math.sqrt(SIMULATIONS), "D = " + distanceFromUniform(ps));
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
            int simulation,
            Criterion criterion,
            double firstBaseRate,
            double otherBaseRate,
            double noise) {
        int rows = 400;
        int[] truth = new int[rows];
        int[] predicted = new int[rows];
        List<String> groups = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int group = group(random.nextDouble());
            groups.add("g" + group);
            truth[row] = random.nextDouble() < (group == 0 ? firstBaseRate : otherBaseRate) ? 1 : 0;
            predicted[row] = random.nextDouble() < noise ? random.nextInt(2) : truth[row];
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
        Stratum stratum =
                new Stratum("", decisions, Grouping.of(List.of(new SensitiveFeature("s", groups)), truth.length));
        BiasOptions options = BiasOptions.seeded(seed).withPermutations(permutations);
        Disparity disparity = Disparity.of(criterion, Disparity.Form.DIFFERENCE, GapMethod.BETWEEN_GROUPS);
        return new Permutations(stratum, options)
                .test(List.of(disparity), stratum.frame(Undefined.NA))
                .get(0);
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
