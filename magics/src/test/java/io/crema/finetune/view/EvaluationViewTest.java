package io.crema.finetune.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.metrics.Evaluation;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.metrics.Resampling;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class EvaluationViewTest {
    private static final List<String> LABELS = List.of("no", "yes");
    private static final int[] TRUTH = {0, 0, 0, 1, 1, 1};
    private static final Predictions MODEL = Predictions.of(LABELS, TRUTH, new int[] {0, 0, 1, 1, 1, 1});
    private static final Predictions BASELINE = Predictions.of(LABELS, TRUTH, new int[6]);

    private final Evaluation evaluation =
            Evaluation.of("model", MODEL, Resampling.seeded(42)).against("majority class", BASELINE);

    @Test
    void putsTheBaselineBesideTheModel() {
        Table metrics = EvaluationView.metrics(evaluation);

        assertEquals(List.of("metric", "model", "95 % interval", "majority class", "better is"), metrics.columnNames());
        assertEquals("accuracy", metrics.getString(0, "metric"));
        assertEquals(0.833, metrics.doubleColumn("model").getDouble(0));
        assertEquals(0.5, metrics.doubleColumn("majority class").getDouble(0));
    }

    @Test
    void countsWhatWasPredictedForEachTrueClass() {
        HeatMap confusion = EvaluationView.confusion(evaluation.confusion());

        assertEquals(List.of(List.of(2.0, 1.0), List.of(0.0, 3.0)), confusion.values());
        assertEquals(
                "5 of 6 rows are predicted as what they are. The most frequent mistake is no taken for yes (1).",
                confusion.sentence());
    }

    @Test
    void namesNoMistakeWhereThereIsNone() {
        Predictions right = Predictions.of(LABELS, TRUTH, TRUTH);

        HeatMap confusion = EvaluationView.confusion(right.confusion());

        assertEquals("6 of 6 rows are predicted as what they are.", confusion.sentence());
    }

    @Test
    void opensWithTheVerdictAgainstTheBaseline() {
        Report report = EvaluationView.report(evaluation.on("test split"));

        assertEquals("model on the test split, 6 rows", report.title());
        assertTrue(report.sections().get(0) instanceof Report.Sentence sentence
                && sentence.text().contains("majority class on F1 (macro)"));
    }
}
