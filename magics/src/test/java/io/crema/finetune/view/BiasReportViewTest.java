package io.crema.finetune.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.fairness.BiasOptions;
import io.crema.finetune.fairness.BiasReport;
import io.crema.finetune.fairness.Refusal;
import io.crema.finetune.fairness.SensitiveFeature;
import io.crema.finetune.metrics.Predictions;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class BiasReportViewTest {
    private static final BiasReport BIAS = BiasReport.of(
            Predictions.of(List.of("no", "yes"), new int[] {0, 1, 0, 0, 0, 0}, new int[] {0, 1, 1, 0, 1, 0}),
            "yes",
            List.of(new SensitiveFeature("sex", List.of("f", "f", "f", "m", "m", "m"))),
            BiasOptions.seeded(42));

    @Test
    void listsEveryGroupAndAllRowsTogether() {
        Table groups = BiasReportView.groups(BIAS.only());

        assertEquals(
                List.of("f (small)", "m (small)"),
                groups.stringColumn("group").asList().subList(0, 2));
        assertEquals(6, groups.intColumn("n").get(2));
        assertTrue(groups.getString(0, "selection rate").startsWith("0.67 ["));
    }

    @Test
    void saysWhyARateIsMissing() {
        Table groups = BiasReportView.groups(BIAS.only());

        assertEquals("n/a (0 positives)", groups.getString(1, "true positive rate"));
    }

    @Test
    void saysWhatRatesAreSharesOfBesideTheOtherRates() {
        Table others = BiasReportView.others(BIAS.only());

        assertEquals(
                List.of(
                        "group",
                        "positives",
                        "negatives",
                        "selected",
                        "false negative rate",
                        "true negative rate",
                        "precision"),
                others.columnNames());
        assertEquals(List.of(1, 0, 1), others.intColumn("positives").asList());
        assertEquals(List.of(2, 3, 5), others.intColumn("negatives").asList());
        assertEquals(List.of(2, 1, 3), others.intColumn("selected").asList());
        assertTrue(others.getString(0, "precision").startsWith("0.50 ["), others.print());
    }

    @Test
    void drawsTheRateOfEachGroupBesideThatOfAllRows() {
        BarChart chart = BiasReportView.selectionRates(BIAS, BIAS.only());

        assertEquals(List.of("f (small), n = 3", "m (small), n = 3"), chart.groups());
        assertEquals(List.of(new BarChart.Reference(0.5, "all rows")), chart.references());
        assertTrue(chart.sentence().contains("f 0.67 ["), chart.sentence());
    }

    @Test
    void closesItsSummaryWithTheCaution() {
        Report report = BiasReportView.report(BIAS);

        assertEquals(BIAS.title(), report.title());
        assertEquals(new Report.Findings("", BIAS.summary()), report.sections().get(0));
        assertEquals(BiasReport.CAUTION, BIAS.summary().get(BIAS.summary().size() - 1));
    }

    @Test
    void saysWhyThereAreNoCurvesWhereThereAreNoProbabilities() {
        String text = BiasReportView.report(BIAS).sections().toString();

        assertTrue(
                text.contains(
                        "No ROC curve and no calibration by group: these decisions came without the probability of"
                                + " \u201cyes\u201d. Name the column that has it, if there is one: %bias_report --score COLUMN."),
                text);
    }

    @Test
    void tellsOfAPartThatCouldNotBeMadeBesideTheOthers() {
        Report report = BiasAssessmentView.report(BiasAssessment.empty()
                .with(BIAS)
                .with(new Refusal("Mitigation by reweighing: sex", "there is no run", "Name one")));

        assertEquals(
                new Report.Findings("Mitigation by reweighing: sex", List.of("Not made: there is no run. Name one.")),
                report.sections().get(1));
    }

    @Test
    void showsTheBandThatChanceGivesBesideEachGap() {
        Table gaps = BiasReportView.gaps(BIAS.only().gaps());

        assertEquals("demographic parity difference", gaps.getString(0, "gap"));
        assertEquals("0.333", gaps.getString(0, "value"));
        assertTrue(gaps.getString(0, "by chance (95 %)").startsWith("0.000 to "), gaps.print());
    }
}
