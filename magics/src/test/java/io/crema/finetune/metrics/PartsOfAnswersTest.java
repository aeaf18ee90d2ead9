package io.crema.finetune.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Slices and calibration of models that say a number, or any number of labels. */
final class PartsOfAnswersTest {
    private static final Resampling RESAMPLING = Resampling.seeded(9);

    @Test
    void partsNumbersByAColumnWithErrorsOfTheirOwn() {
        NumberPredictions rows = NumberPredictions.of(new double[] {1, 2, 3, 4, 6}, new double[] {2, 2, 5, 4, 5});
        RegressionEvaluation evaluation = RegressionEvaluation.of(
                "model", rows, List.of(RegressionMetric.MAE, RegressionMetric.R2), RESAMPLING, "rows", "price");

        Slicing slicing = evaluation
                .sliced("area", List.of("a", "a", "b", "b", "b"))
                .slicings()
                .get(0);

        assertEquals(.8, slicing.whole().get(0).score().value(), 1e-12);
        assertEquals(
                List.of("a 2", "b 3"),
                slicing.slices().stream()
                        .map(slice -> slice.value() + " " + slice.rows())
                        .toList());
        assertEquals(List.of(.5, Math.sqrt(.5)), values(slicing.slices().get(0)));
        assertEquals(List.of(1.0, Math.sqrt(5.0 / 3)), values(slicing.slices().get(1)));
        assertTrue(slicing.slices().get(1).measured().get(0).interval().isPresent());
    }

    private static List<Double> values(Slice slice) {
        return slice.measured().stream().map(each -> each.score().value()).toList();
    }

    @Test
    void keepsTheWeightsOfTheRowsOfAPart() {
        NumberPredictions rows = NumberPredictions.of(new double[] {1, 1, 1, 1}, new double[] {1, 5, 2, 2})
                .weighted(new double[] {3, 1, 1, 1});
        RegressionEvaluation evaluation =
                RegressionEvaluation.of("model", rows, List.of(RegressionMetric.MAE), RESAMPLING, "rows", "price");

        Slicing slicing = evaluation
                .sliced("area", List.of("a", "a", "b", "b"))
                .slicings()
                .get(0);

        assertEquals(1, slicing.slices().get(0).measured().get(0).score().value(), 1e-12, "(3 * 0 + 1 * 4) / 4");
    }

    @Test
    void partsSetsOfLabelsByAColumn() {
        boolean[][] truth = {{true, false}, {true, true}, {false, true}, {false, true}};
        double[][] probabilities = {{.9, .1}, {.8, .7}, {.6, .9}, {.2, .3}};
        MultiLabelEvaluation evaluation = MultiLabelEvaluation.of(
                "model",
                LabelSets.of(List.of("x", "y"), truth, probabilities),
                MultiLabelMetric.all(),
                RESAMPLING,
                "rows");

        Slicing slicing = evaluation
                .sliced("area", List.of("a", "a", "b", "b"))
                .slicings()
                .get(0);

        assertEquals("b", slicing.slices().get(0).value(), "all that is wrong is there");
        assertEquals(List.of(1.0 / 3, 0.0), values(slicing.slices().get(0)), "F1 of x is 0, of y 2 / 3");
        assertEquals(List.of(1.0, 1.0), values(slicing.slices().get(1)));
    }

    /** By the definition of the calibration error, over the 15 bins of the surer of having the label and not. */
    @Test
    void holdsTheProbabilityOfEachLabelAgainstHowOftenItIsRight() {
        var random = new SplittableRandom(4);
        boolean[][] truth = new boolean[400][2];
        double[][] probabilities = new double[400][2];
        for (int row = 0; row < truth.length; row++) {
            for (int label = 0; label < 2; label++) {
                probabilities[row][label] = random.nextDouble();
                double real = label == 0 ? probabilities[row][0] : .5 + (probabilities[row][1] - .5) / 3;
                truth[row][label] = random.nextDouble() < real;
            }
        }
        LabelSets rows = LabelSets.of(List.of("honest", "too sure"), truth, probabilities);
        MultiLabelEvaluation evaluation =
                MultiLabelEvaluation.of("model", rows, MultiLabelMetric.all(), RESAMPLING, "rows");

        List<Calibration> each = evaluation.calibrated(rows, "the same rows").calibrations();

        for (int label = 0; label < 2; label++) {
            assertEquals(
                    error(truth, probabilities, label),
                    each.get(label).before().calibrationError().value(),
                    1e-12);
        }
        assertEquals(1, each.get(0).scaling().temperature(), .3);
        assertTrue(each.get(1).scaling().temperature() > 2, each.get(1).scaling()::toString);
        assertTrue(each.get(1).ownRows());
    }

    private static double error(boolean[][] truth, double[][] probabilities, int label) {
        double[] excess = new double[15];
        for (int row = 0; row < truth.length; row++) {
            double probability = probabilities[row][label];
            boolean given = probability >= .5;
            double confidence = given ? probability : 1 - probability;
            int bin = (int) Math.ceil(confidence * 15) - 1;
            excess[bin] += (given == truth[row][label] ? 1 : 0) - confidence;
        }
        return Arrays.stream(excess).map(Math::abs).sum() / truth.length;
    }
}
