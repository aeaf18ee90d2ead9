package io.crema.finetune.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.model.MultiLabel;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Regression;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What is reached without learning where any number of labels, or a number, is learned. */
class FloorTest {

    private static LabelledData rows(String... labels) {
        String[] texts = new String[labels.length];
        Arrays.fill(texts, "text");
        return LabelledData.of(Table.create(StringColumn.create("text", texts), StringColumn.create("label", labels)));
    }

    private static MultiLabelValidation labels(LabelledData validation, float[]... logits) {
        var objective = new MultiLabel("|");
        List<String> names = List.of("hot", "sweet");
        return new MultiLabelValidation(progress -> logits, objective, names, objective.targets(validation, names));
    }

    @Test
    void ofSeveralLabelsIsTheMajorityOfEach() {
        MultiLabelValidation validation = labels(rows("hot", "hot|sweet", "sweet", "|"));

        Guards.Floor floor = validation.floor(rows("hot", "hot", "sweet")).orElseThrow();

        assertEquals("always saying each label's majority", floor.how());
        assertEquals(
                (2.0 * 2 / (2 * 2 + 2) + 0) / 2,
                floor.scores().named("macro-F1").value(),
                1e-12,
                "hot is said of all four rows, and true of two; sweet is never said");
        assertEquals(.25, floor.scores().named("all labels right").value());
        assertEquals(2, floor.guesses());
    }

    @Test
    void tellsAModelThatSaysNoLabelAtAll() {
        LabelledData rows = rows("hot", "sweet");

        assertEquals("no label", scores(rows, -1, -.1f).onlyAnswer());
        assertEquals("", scores(rows, -1, .1f).onlyAnswer());
        assertEquals("", scores(rows("|", "|"), -1, -.1f).onlyAnswer(), "there is none to say");
    }

    private static Scores scores(LabelledData rows, float... logits) {
        return labels(rows, logits, logits.clone()).measure(Progress.NONE);
    }

    @Test
    void ofNumbersIsTheMeanOfTheTrainingRows() {
        LabelledData training = rows("1", "3", "8");
        Regression objective = Regression.PLAIN.fitted(training, List.of("label"));

        Guards.Floor floor = new RegressionValidation(progress -> new float[2][1], objective, List.of(2.0, 10.0))
                .floor(training)
                .orElseThrow();

        assertEquals("always saying the training rows' mean", floor.how());
        assertEquals(
                Math.sqrt((2 * 2 + 6 * 6) / 2.0), floor.scores().named("RMSE").value(), 1e-12);
        assertEquals(4, floor.scores().named("MAE").value(), 1e-12);
    }
}
