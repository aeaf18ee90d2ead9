package io.crema.finetune.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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

        assertEquals(List.of("metric", "model", "95 % interval", "majority class"), metrics.columnNames());
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
    void saysBelowTheMetricsWhyOneIsMissing() {
        Report report = EvaluationView.report(evaluation);

        Report.Numbers metrics =
                assertInstanceOf(Report.Numbers.class, report.sections().get(1));
        assertEquals(2, metrics.notes().size(), metrics.notes()::toString);
        assertTrue(
                metrics.notes().get(0).startsWith("\u2013: the Matthews correlation of majority class is undefined, "),
                metrics.notes()::toString);
    }

    @Test
    void givesPrecisionAndRecallTheirIntervals() {
        Table classes = ClassTable.of("class", evaluation.classes());

        assertEquals(List.of("class", "rows", "precision", "recall", "F1"), classes.columnNames());
        assertEquals("0.67 [0.21 to 0.94]", classes.getString(0, "recall"));
        assertTrue(classes.getString(0, "F1").startsWith("0.80 ["), classes.getString(0, "F1"));
    }

    @Test
    void writesEachCellOfTheConfusionMatrixWithItsShareOfTheRow() {
        String figure =
                EvaluationView.confusion(evaluation.confusion()).figure().toString();

        assertTrue(figure.contains("[[2 (67 %), 1 (33 %)], [0 (0 %), 3 (100 %)]]"), figure);
    }

    @Test
    void opensWithTheVerdictAgainstTheBaseline() {
        Report report = EvaluationView.report(evaluation.on("test split"));

        assertEquals("model on the test split, 6 rows", report.title());
        Report.Findings found =
                assertInstanceOf(Report.Findings.class, report.sections().get(0));
        assertTrue(found.findings().get(0).startsWith("F1 (macro) 0.829 (95 % interval "), found.findings()::toString);
        assertTrue(found.findings().get(0).contains(", accuracy 0.833 ("), found.findings()::toString);
        assertTrue(found.findings().get(1).contains("majority class on F1 (macro)"), found.findings()::toString);
    }

    @Test
    void putsTheDifferenceFromABaselineBesideItsValue() {
        Table differences = MetricTables.differences(evaluation.measurements(), evaluation.decisive());

        assertEquals(List.of("baseline", "F1 (macro)", "model less baseline", "reading"), differences.columnNames());
        assertEquals("majority class", differences.getString(0, "baseline"));
        assertTrue(differences.getString(0, "model less baseline").startsWith("+0."), differences::toString);
    }

    @Test
    void saysThatAModelTellsNothingApart() {
        Evaluation constant = Evaluation.of("model", BASELINE, Resampling.seeded(42));

        String found = ReportText.of(EvaluationView.report(constant));

        assertTrue(found.contains("Every row is predicted \u201cno\u201d: the model tells nothing apart."), found);
    }

    @Test
    void tellsHowTheIntervalsWereFound() {
        assertEquals(
                "95 % intervals on 6 rows: BCa bootstrap from 1,000 resamples, seed 42; Wilson's for shares of rows.",
                MetricTables.howFound(evaluation.measurements()));
    }

    @Test
    void marksSmallSlicesAndPutsAllRowsLast() {
        Evaluation sliced = evaluation.sliced("kind", List.of("a", "a", "b", "b", "a", "b"));

        Table slices = SliceView.table(sliced.slicings().get(0), sliced.size());

        assertEquals(List.of("kind", "n", "F1 (macro)", "from the whole", "accuracy"), slices.columnNames());
        assertEquals(3, slices.rowCount());
        assertEquals("a (small)", slices.getString(1, "kind"));
        assertEquals("all rows", slices.getString(2, "kind"));
    }

    @Test
    void saysWhyProbabilitiesAreKeptWhereNoTemperatureFits() {
        double[][] probabilities = {{.9, .1}, {.6, .4}, {.2, .8}, {.3, .7}};
        Predictions right = Predictions.of(LABELS, new int[] {0, 0, 1, 1}, probabilities);

        String found = ReportText.of(EvaluationView.report(
                Evaluation.of("model", right, Resampling.seeded(42)).calibrated(right, "rows")));

        assertTrue(
                found.contains(
                        "T = 1.000, fitted on the rows (4 rows); the probabilities stay as they are, as none of these"
                                + " rows is decided wrongly"),
                found);
    }

    @Test
    void drawsAReliabilityDiagramOfTheBinsThatHaveRows() {
        double[][] probabilities = {{.9, .1}, {.8, .2}, {.3, .7}, {.1, .9}, {.4, .6}, {.2, .8}};
        Predictions sure = Predictions.of(LABELS, TRUTH, probabilities);
        Evaluation calibrated = Evaluation.of("model", sure, Resampling.seeded(42))
                .calibrated(sure, "validation split")
                .withErrors(List.of("a", "b", "c", "d", "e", "f"), 3);

        String found = ReportText.of(EvaluationView.report(calibrated));
        PointChart chart = CalibrationView.chart(calibrated.calibration().orElseThrow());

        assertEquals(
                6,
                chart.series().get(0).points().stream()
                        .mapToInt(PointChart.Point::rows)
                        .sum());
        assertTrue(found.contains("These are the very rows that are evaluated"), found);
        assertTrue(found.contains("Temperature scaling: T = "), found);
        assertEquals(1, calibrated.errors().size());
        assertEquals("c", calibrated.errors().get(0).example());
    }
}
