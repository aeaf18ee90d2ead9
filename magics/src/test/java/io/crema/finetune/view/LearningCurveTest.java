package io.crema.finetune.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.Scores;
import io.crema.finetune.train.Scores.Score;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class LearningCurveTest {
    private static final EpochReport FIRST = epoch(1, 0.61, 0.48, 0.77, 0.78, true, 20);
    private static final EpochReport SECOND = epoch(2, 0.39, 0.40, 0.81, 0.82, true, 40);
    private static final EpochReport THIRD = epoch(3, 0.24, 0.43, 0.80, 0.82, false, 60);

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
    void outlinesALongTrainingByItsEndsAndItsBest() {
        List<EpochReport> epochs = IntStream.rangeClosed(1, 30)
                .mapToObj(epoch -> epoch(epoch, 0.5, 0.5, 0.8, 0.8, epoch == 18, epoch))
                .toList();

        assertEquals(
                List.of(1, 2, 3, 17, 18, 19, 28, 29, 30),
                LearningCurve.outline(epochs).stream().map(EpochReport::epoch).toList());
        assertEquals(epochs.subList(0, 12), LearningCurve.outline(epochs.subList(0, 12)));
    }

    @Test
    void needsAnEpoch() {
        assertThrows(IllegalArgumentException.class, () -> LearningCurve.chart(List.of()));
    }

    private static EpochReport epoch(
            int epoch, double trainLoss, double loss, double macroF1, double accuracy, boolean best, double seconds) {
        var scores =
                new Scores(loss, List.of(new Score("macro-F1", macroF1, true), new Score("accuracy", accuracy, true)));
        return new EpochReport(epoch, trainLoss, scores, best, seconds);
    }
}
