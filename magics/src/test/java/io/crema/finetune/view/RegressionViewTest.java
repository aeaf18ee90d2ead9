package io.crema.finetune.view;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.metrics.NumberPredictions;
import io.crema.finetune.metrics.RegressionEvaluation;
import io.crema.finetune.metrics.RegressionMetric;
import io.crema.finetune.metrics.Resampling;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RegressionViewTest {
    private static final double[] TRUTH = {.0011, .0022, .0033, .0044};

    private static String report(RegressionMetric... metrics) {
        RegressionEvaluation evaluation = RegressionEvaluation.of(
                        "model",
                        NumberPredictions.of(TRUTH, new double[] {.0013, .0024, .0031, .0042}),
                        List.of(metrics),
                        Resampling.seeded(3),
                        "rows",
                        "price")
                .against("mean", NumberPredictions.of(TRUTH, new double[] {.0028, .0028, .0028, .0028}))
                .sliced("area", List.of("a", "a", "b", "b"))
                .withErrors(List.of("w", "x", "y", "z"), 1);
        return ReportText.of(RegressionView.report(evaluation));
    }

    @Test
    void showsTheDigitsOfSmallNumbersInTheirOwnUnit() {
        String report = report(RegressionMetric.MAE, RegressionMetric.R2);

        assertTrue(report.contains("mean absolute error 0.0002000"), report);
        assertTrue(report.contains("in the unit of price."), report);
        assertTrue(report.contains("by 0.0009"), "the difference from the mean: " + report);
        assertFalse(report.contains("0.000 "), report);
    }

    @Test
    void saysNothingOfAUnitWhereAShareIsTold() {
        String report = report(RegressionMetric.R2, RegressionMetric.MAE);

        assertFalse(report.contains("in the unit of"), report);
    }
}
