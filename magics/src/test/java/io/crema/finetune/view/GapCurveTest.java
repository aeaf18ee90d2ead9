package io.crema.finetune.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.Scores;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GapCurveTest {
    private static final List<EpochReport> EPOCHS = List.of(epoch(1, .7, .6), epoch(2, .4, .45), epoch(3, .1, .6));

    private static EpochReport epoch(int number, double trained, double validated) {
        return new EpochReport(
                number,
                trained,
                new Scores(validated, List.of(new Scores.Score("macro-F1", .8, true))),
                number == 2,
                number);
    }

    @Test
    void drawsBothLossesAndTheGapBetweenThem() {
        LineChart chart = GapCurve.chart(EPOCHS, 2);

        assertEquals(
                List.of("train loss", "validation loss", "gap"),
                chart.lines().stream().map(LineChart.Line::name).toList());
        assertEquals(.5, chart.lines().get(2).values().get(2), 1e-12);
        assertEquals(
                "From epoch 1 to 3 the gap between validation and training loss goes from -0.100 to +0.500 nats.",
                chart.sentence());
    }

    @Test
    void saysTheGapAtTheBestEpochAndAtTheLast() {
        assertEquals(
                "validation less training loss +0.050 nats at epoch 2, +0.500 at 3",
                GapCurve.sentence(EPOCHS.get(1), EPOCHS));
        assertEquals("validation less training loss +0.500 nats at epoch 3", GapCurve.sentence(EPOCHS.get(2), EPOCHS));
    }

    @Test
    void needsAnEpoch() {
        assertThrows(IllegalArgumentException.class, () -> GapCurve.chart(List.of(), 0));
    }
}
