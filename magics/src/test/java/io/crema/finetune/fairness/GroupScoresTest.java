package io.crema.finetune.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.metrics.Metrics;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.metrics.RankingCurve;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GroupScoresTest {
    private static final BiasOptions OPTIONS = BiasOptions.seeded(5).withPermutations(100);

    @Test
    void theAreaIsThatOfTheMetricWithTiesAndWeights() {
        Predictions predictions = predictions(300, 7);

        GroupScores scores = GroupScores.of("g", Decisions.of(predictions, "yes"), OPTIONS);

        double area = scores.area().score().value();
        assertEquals(Metrics.ROC_AUC.of(predictions).value(), area, 1e-12);
        assertTrue(scores.area().interval().orElseThrow().contains(area));
    }

    @Test
    void theAreaUnderTheCurvesPointsIsTheArea() {
        GroupScores scores = GroupScores.of("g", Decisions.of(predictions(300, 8), "yes"), OPTIONS);

        double area = 0;
        for (int i = 1; i < scores.curve().size(); i++) {
            RankingCurve.Point below = scores.curve().get(i - 1);
            RankingCurve.Point above = scores.curve().get(i);
            area += (above.falsePositiveRate() - below.falsePositiveRate()) * (above.recall() + below.recall()) / 2;
        }
        assertEquals(scores.area().score().value(), area, 1e-12);
        assertEquals(new RankingCurve.Point(0, 0, 1), scores.curve().get(0));
        RankingCurve.Point last = scores.curve().get(scores.curve().size() - 1);
        assertEquals(1, last.recall(), 1e-12);
    }

    @Test
    void binsHoldEveryRowOnceAndTheirEdgesBelongBelow() {
        int[] truth = {0, 1, 1, 0};
        double[][] probabilities = {{1, 0}, {.9, .1}, {.8, .2}, {.75, .25}};

        GroupScores scores = GroupScores.of(
                "g", Decisions.of(Predictions.of(List.of("no", "yes"), truth, probabilities), "yes"), OPTIONS);

        assertEquals(
                List.of(0, 1, 2),
                scores.bins().stream().map(GroupScores.Bin::index).toList());
        assertEquals(2, scores.bins().get(0).rows());
        assertEquals(.05, scores.bins().get(0).score(), 1e-12);
        assertEquals(.5, scores.bins().get(0).positive().score().value());
    }

    /** Four rows in perfect order: every resample says 1, and none of them that this is sure. */
    @Test
    void claimsNoCertaintyWhereEveryResampleGivesTheSameArea() {
        double[][] probabilities = {{.9, .1}, {.8, .2}, {.3, .7}, {.2, .8}};

        GroupScores scores = GroupScores.of(
                "g",
                Decisions.of(Predictions.of(List.of("no", "yes"), new int[] {0, 0, 1, 1}, probabilities), "yes"),
                OPTIONS);

        assertEquals(1, scores.area().score().value());
        assertTrue(scores.area().interval().isEmpty());
    }

    @Test
    void aGroupWithoutPositivesHasNoArea() {
        GroupScores scores = GroupScores.of(
                "g",
                Decisions.of(
                        Predictions.of(List.of("no", "yes"), new int[] {0, 0}, new double[][] {{.5, .5}, {.4, .6}}),
                        "yes"),
                OPTIONS);

        assertFalse(scores.area().score().isDefined());
        assertTrue(scores.curve().isEmpty());
    }

    private static Predictions predictions(int rows, long seed) {
        var random = new SplittableRandom(seed);
        int[] truth = new int[rows];
        double[][] probabilities = new double[rows][];
        double[] weights = new double[rows];
        for (int row = 0; row < rows; row++) {
            truth[row] = random.nextInt(2);
            double score = Math.round(10 * (.6 * random.nextDouble() + .3 * truth[row])) / 10.0;
            probabilities[row] = new double[] {1 - score, score};
            weights[row] = 1 + random.nextInt(3);
        }
        return Predictions.of(List.of("no", "yes"), truth, probabilities).weighted(weights);
    }
}
