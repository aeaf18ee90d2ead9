package io.crema.finetune.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RankingCurvesTest {
    private static final Resampling RESAMPLING = Resampling.seeded(5);

    /** By hand: thresholds .9 (a positive), .6 (one of each, tied), .2 (a negative). */
    @Test
    void givesWhatEachThresholdFindsTiesTogether() {
        Predictions rows = Predictions.of(
                List.of("no", "yes"), new int[] {1, 1, 0, 0}, new double[][] {{.1, .9}, {.4, .6}, {.4, .6}, {.8, .2}});

        RankingCurve curve = RankingCurves.of(rows, RESAMPLING).labels().get(0);

        assertEquals("yes", curve.label());
        assertEquals(
                List.of(
                        new RankingCurve.Point(0, .5, 1),
                        new RankingCurve.Point(.5, 1, 2.0 / 3),
                        new RankingCurve.Point(1, 1, .5)),
                curve.points());
        assertEquals(.5, curve.share());
    }

    @Test
    void countsTheShareOfALabelByTheWeightsOfItsRows() {
        Predictions rows = Predictions.of(List.of("no", "yes"), new int[] {1, 0}, new double[][] {{.1, .9}, {.8, .2}})
                .weighted(new double[] {3, 1});

        RankingCurve curve = RankingCurves.of(rows, RESAMPLING).labels().get(0);

        assertEquals(.75, curve.share());
    }

    /** The trapezoids below the ROC curve and the steps below precision are other ways to the two numbers. */
    @Test
    void enclosesTheAreasThatItTells() {
        var random = new SplittableRandom(11);
        for (int labels : new int[] {2, 2, 2, 3, 5}) {
            Predictions rows = random(random, labels, 60);

            RankingCurves curves = RankingCurves.of(rows, RESAMPLING);

            assertEquals(labels == 2 ? 1 : labels, curves.labels().size());
            for (RankingCurve curve : curves.labels()) {
                assertEquals(curve.rocAuc().score().value(), trapezoids(curve), 1e-12);
                assertEquals(curve.averagePrecision().score().value(), steps(curve), 1e-12);
                assertTrue(curve.rocAuc().interval().isPresent());
            }
        }
    }

    private static double trapezoids(RankingCurve curve) {
        double area = 0;
        var before = new RankingCurve.Point(0, 0, 1);
        for (RankingCurve.Point point : curve.points()) {
            area += (point.falsePositiveRate() - before.falsePositiveRate()) * (point.recall() + before.recall()) / 2;
            before = point;
        }
        return area;
    }

    private static double steps(RankingCurve curve) {
        double area = 0;
        double recall = 0;
        for (RankingCurve.Point point : curve.points()) {
            area += (point.recall() - recall) * point.precision();
            recall = point.recall();
        }
        return area;
    }

    /** Scores of few values, so that there are ties, and weights. */
    private static Predictions random(SplittableRandom random, int labels, int rows) {
        int[] truth = new int[rows];
        double[][] probabilities = new double[rows][labels];
        double[] weights = new double[rows];
        for (int row = 0; row < rows; row++) {
            truth[row] = row % labels;
            double sum = 0;
            for (int label = 0; label < labels; label++) {
                probabilities[row][label] = 1 + random.nextInt(4) + (label == truth[row] ? 1 : 0);
                sum += probabilities[row][label];
            }
            for (int label = 0; label < labels; label++) {
                probabilities[row][label] /= sum;
            }
            weights[row] = 1 + random.nextInt(3);
        }
        List<String> names = List.of("a", "b", "c", "d", "e").subList(0, labels);
        return Predictions.of(names, truth, probabilities).weighted(weights);
    }

    @Test
    void meansOverLabelsWhereThereAreSeveral() {
        Predictions rows = random(new SplittableRandom(2), 3, 90);

        RankingCurves.Mean mean = RankingCurves.of(rows, RESAMPLING).mean().orElseThrow();

        double expected = RankingCurves.of(rows, RESAMPLING).labels().stream()
                .mapToDouble(curve -> curve.rocAuc().score().value())
                .average()
                .orElseThrow();
        assertEquals(expected, mean.rocAuc().score().value(), 1e-12);
        assertEquals(1, mean.roc().get(RankingCurves.Mean.STEPS), 1e-12);
        double area = mean.roc().stream().mapToDouble(each -> each).average().orElseThrow();
        assertEquals(expected, area, .01, "the mean curve encloses the mean area");
    }

    @Test
    void tellsTheIntervalsOfTheMetricsOfTheSameName() {
        Evaluation evaluation = Evaluation.of("model", random(new SplittableRandom(3), 2, 80), RESAMPLING);

        RankingCurve curve = evaluation.rankings().orElseThrow().labels().get(0);

        assertEquals(
                evaluation.measured(Metrics.ROC_AUC).toText(6), curve.rocAuc().toText(6));
        assertEquals(
                evaluation.measured(Metrics.AVERAGE_PRECISION).toText(6),
                curve.averagePrecision().toText(6));
    }

    @Test
    void hasNoCurveForALabelThatNoRowHasAndNoneWithoutProbabilities() {
        Predictions one = Predictions.of(
                List.of("a", "b", "c"), new int[] {0, 1, 1}, new double[][] {{.6, .3, .1}, {.2, .7, .1}, {.5, .4, .1}});
        Predictions bare = Predictions.of(List.of("a", "b"), new int[] {0, 1}, new int[] {0, 1});

        RankingCurves curves = RankingCurves.of(one, RESAMPLING);

        assertEquals(List.of(), curves.labels().get(2).points());
        assertEquals("n/a (no row is c)", curves.labels().get(2).rocAuc().toText(3));
        assertTrue(curves.mean().isEmpty());
        assertTrue(Evaluation.of("model", bare, RESAMPLING).rankings().isEmpty());
        assertTrue(Evaluation.of("model", one, List.of(Metrics.ACCURACY), RESAMPLING)
                .rankings()
                .isEmpty());
    }
}
