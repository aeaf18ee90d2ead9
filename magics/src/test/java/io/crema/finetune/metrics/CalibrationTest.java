package io.crema.finetune.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.metrics.TemperatureScaling.Limit;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final List<String> LABELS = List.of("no", "yes");

    /** Sure by .95 and right in four of five: too sure, whatever the rows. */
    @Test
    void temperatureScalingMendsAModelThatIsTooSure() {
        Evaluation evaluation = Evaluation.of("model", tooSure(2000, 1), List.of(Metrics.ECE), Resampling.seeded(1))
                .calibrated(tooSure(1000, 2), "validation split");

        Calibration calibration = evaluation.calibration().orElseThrow();

        assertEquals(2.12, calibration.scaling().temperature(), 0.2); // logit(.95) / logit(.8)
        assertEquals(.15, calibration.before().calibrationError().value(), 0.03);
        assertTrue(calibration.after().calibrationError().value() < 0.03);
        Difference change = calibration.measurements().comparisons().get(0).difference(Metrics.LOG_LOSS);
        assertEquals(Verdict.BETTER, change.verdict());
        assertEquals(1000, calibration.fittedRows());
        assertFalse(calibration.ownRows());
    }

    @Test
    void keepsTheProbabilitiesWhereTheRowsDoNotSayWhichTemperatureIsRight() {
        double[][] sure = {{.9, .1}, {.6, .4}, {.2, .8}};
        Predictions allRight = Predictions.of(LABELS, new int[] {0, 0, 1}, sure);
        Predictions mostlyWrong = Predictions.of(LABELS, new int[] {1, 1, 1}, sure);
        Predictions oneWrong = Predictions.of(LABELS, new int[] {0, 1, 1}, sure);

        assertEquals(new TemperatureScaling(1, Limit.ALL_RIGHT), TemperatureScaling.fit(allRight));
        assertEquals(new TemperatureScaling(1, Limit.WORSE_THAN_NONE), TemperatureScaling.fit(mostlyWrong));
        assertEquals(Limit.NONE, TemperatureScaling.fit(oneWrong).limit());
    }

    @Test
    void theBinsAddUpToTheCalibrationError() {
        Predictions rows = tooSure(500, 3);

        Reliability reliability = Reliability.of(rows, 0.95);

        double sum = reliability.bins().stream()
                .filter(bin -> bin.rows() > 0)
                .mapToDouble(bin -> bin.rows()
                        * Math.abs(bin.accuracy().score().value()
                                - bin.confidence().value()))
                .sum();
        assertEquals(reliability.calibrationError().value(), sum / 500, 1e-12);
        assertEquals(15, reliability.bins().size());
        assertEquals(
                500, reliability.bins().stream().mapToInt(ReliabilityBin::rows).sum());
    }

    @Test
    void scalingChangesNoPrediction() {
        Predictions rows = tooSure(100, 4);

        Predictions scaled = new TemperatureScaling(3).applyTo(rows);

        for (int row = 0; row < rows.size(); row++) {
            assertEquals(rows.predicted(row), scaled.predicted(row));
            assertTrue(scaled.confidence(row) < rows.confidence(row));
        }
    }

    @Test
    void refusesPredictionsWithoutProbabilities() {
        Predictions bare = Predictions.of(LABELS, new int[] {0, 1}, new int[] {0, 1});

        assertThrows(IllegalStateException.class, () -> TemperatureScaling.fit(bare));
    }

    private static Predictions tooSure(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] truth = new int[rows];
        double[][] probabilities = new double[rows][];
        for (int row = 0; row < rows; row++) {
            truth[row] = random.nextInt(2);
            boolean saysYes = (truth[row] == 1) == random.nextDouble() < 0.8;
            double yes = saysYes ? 0.95 : 0.05;
            probabilities[row] = new double[] {1 - yes, yes};
        }
        return Predictions.of(LABELS, truth, probabilities);
    }
}
