package io.crema.finetune.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.crema.finetune.train.EpochReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class LearningCurveTest {
    private static final EpochReport FIRST = new EpochReport(1, 0.61, 0.48, 0.78, 0.77, true, 20);
    private static final EpochReport SECOND = new EpochReport(2, 0.39, 0.40, 0.82, 0.81, true, 40);
    private static final EpochReport THIRD = new EpochReport(3, 0.24, 0.43, 0.82, 0.80, false, 60);

    @Test
    void saysWhatTheCurveSays() {
        LineChart curve = LearningCurve.chart(List.of(FIRST, SECOND, THIRD));

        assertEquals(
                "From epoch 1 to 3 the training loss goes from 0.610 to 0.240 and the validation loss from 0.480 to 0.430."
                        + " The best epoch is 2: macro-F1 0.810, accuracy 0.820, validation loss 0.400.",
                curve.sentence());
    }

    @Test
    void marksTheLatestOfTheBestEpochs() {
        LineChart curve = LearningCurve.chart(List.of(FIRST, SECOND, THIRD));

        assertEquals(List.of(new LineChart.Mark(2, "best")), curve.marks());
    }

    @Test
    void hasTheSameNumbersInItsTable() {
        Table numbers = LearningCurve.chart(List.of(FIRST, SECOND)).numbers();

        assertEquals(List.of("epoch", "train loss", "validation loss"), numbers.columnNames());
        assertEquals(0.40, numbers.doubleColumn("validation loss").getDouble(1));
    }

    @Test
    void needsAnEpoch() {
        assertThrows(IllegalArgumentException.class, () -> LearningCurve.chart(List.of()));
    }
}
