package io.crema.finetune.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.metrics.Resampling;
import io.crema.finetune.metrics.SizeCurve;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class SizeCurveViewTest {
    private static final int[] TRUTH = {0, 1, 0, 1, 0, 1, 0, 1};

    private static SizeCurve curve() {
        var half = Predictions.of(List.of("a", "b"), TRUTH, new int[] {0, 1, 0, 1, 1, 0, 1, 0});
        var all = Predictions.of(List.of("a", "b"), TRUTH, TRUTH);
        return new SizeCurve(
                "model",
                "validation rows of meals",
                List.of(new SizeCurve.Point(10, List.of(half, half)), new SizeCurve.Point(20, List.of(all, all))),
                Resampling.seeded(42));
    }

    @Test
    void drawsTheMeanInItsBandAndTablesBoth() {
        LineChart chart = SizeCurveView.chart(curve());

        LineChart.Line line = chart.lines().get(0);
        assertEquals(List.of(.5, 1.0), line.values());
        assertTrue(line.low().get(0) < .5 && line.high().get(0) > .5, line.toString());
        assertEquals(
                List.of("training rows", "mean of 2 seeds", "mean of 2 seeds low", "mean of 2 seeds high"),
                chart.numbers().columnNames());
        assertEquals(
                3, ((List<?>) Objects.requireNonNull(chart.figure().get("data"))).size(), "the line and both bounds");
    }

    @Test
    void saysHowItWasJudged() {
        Report report = SizeCurveView.report(curve());
        var findings = (Report.Findings) report.sections().get(0);

        assertEquals(
                "Each size was trained with 2 seeds (from seed 42) and judged on the same 8 validation rows of meals. The"
                        + " band is a 95 % bootstrap interval over rows and seeds.",
                findings.findings().get(1));
    }

    @Test
    void refusesABandOfOneBound() {
        assertThrows(
                IllegalArgumentException.class,
                () -> LineChart.Line.banded("x", List.of(1.0), List.of(), List.of(2.0)));
    }
}
