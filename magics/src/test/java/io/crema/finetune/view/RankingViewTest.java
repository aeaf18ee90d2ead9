package io.crema.finetune.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.metrics.Evaluation;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.metrics.RankingCurves;
import io.crema.finetune.metrics.Resampling;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

final class RankingViewTest {
    private static final double[][] TWO = {{.9, .1}, {.3, .7}, {.6, .4}, {.2, .8}, {.4, .6}, {.7, .3}};
    private static final double[][] THREE = {
        {.7, .2, .1}, {.1, .6, .3}, {.2, .2, .6}, {.3, .4, .3}, {.5, .1, .4}, {.2, .3, .5}
    };

    private static Evaluation evaluation(List<String> labels, int[] truth, double[][] probabilities) {
        return Evaluation.of("model", Predictions.of(labels, truth, probabilities), Resampling.seeded(4));
    }

    private static RankingCurves binary() {
        return evaluation(List.of("other", "great"), new int[] {0, 1, 0, 1, 0, 1}, TWO)
                .rankings()
                .orElseThrow();
    }

    private static RankingCurves several() {
        return evaluation(List.of("a", "b", "c"), new int[] {0, 1, 2, 0, 1, 2}, THREE)
                .rankings()
                .orElseThrow();
    }

    @Test
    void namesThePositiveLabelTheAreaItsIntervalAndTheRows() {
        CurveChart roc = RankingView.roc(binary());
        CurveChart precision = RankingView.precision(binary());

        assertTrue(roc.title().matches("ROC, positive = great: AUC 0\\.778 \\[.* to .*], n = 6"), roc.title());
        assertTrue(
                roc.sentence()
                        .matches(
                                "Area under the ROC curve, positive = great 0\\.778 \\[.*] \\(3 of 6 rows\\), by chance"
                                        + " 0\\.5\\."),
                roc.sentence());
        assertTrue(precision.sentence().endsWith("by chance 0.500."), precision.sentence());
        assertEquals(
                List.of("great", "a coin"),
                roc.curves().stream().map(CurveChart.Curve::name).toList());
    }

    @Test
    void drawsEachOfSeveralLabelsAndTheirMeanBesideATable() {
        CurveChart roc = RankingView.roc(several());
        Table table = RankingView.table(several());

        assertEquals(
                List.of("a", "b", "c", "mean of the labels", "a coin"),
                roc.curves().stream().map(CurveChart.Curve::name).toList());
        assertEquals(
                List.of("a", "b", "c", "mean of the labels"),
                table.stringColumn("label").asList());
        assertTrue(roc.title().startsWith("ROC: mean AUC 0."), roc.title());
        assertTrue(roc.sentence().contains("each label against the rest: a 0."), roc.sentence());
        assertTrue(roc.sentence().contains("; mean of the labels 0."), roc.sentence());
    }

    @Test
    void keepsEveryCurveInItsOwnPlaceInTheFigureAndInTheNumbers() {
        CurveChart roc = RankingView.roc(binary());

        assertEquals(7 + 2, roc.numbers().rowCount(), "the curve from the corner on, and the coin");
        assertTrue(roc.figure().toString().contains("name=a coin"), roc.figure()::toString);
    }

    @Test
    void drawsAveragePrecisionAsTheAreaBelowItsStepsHoweverManyRowsThereAre() {
        var random = new SplittableRandom(5);
        int[] truth = new int[2000];
        double[][] probabilities = new double[truth.length][];
        for (int row = 0; row < truth.length; row++) {
            truth[row] = random.nextInt(20) == 0 ? 1 : 0;
            double yes = (random.nextDouble() + truth[row]) / 2;
            probabilities[row] = new double[] {1 - yes, yes};
        }
        RankingCurves curves = evaluation(List.of("other", "rare"), truth, probabilities)
                .rankings()
                .orElseThrow();

        CurveChart.Curve drawn = RankingView.precision(curves).curves().get(0);

        assertEquals(curves.labels().get(0).averagePrecision().score().value(), area(drawn), .001);
        assertTrue(drawn.x().size() > 80, "a step for each of the first of 100 rare rows");
        assertTrue(
                RankingView.roc(curves).curves().get(0).x().size() < 400,
                "points that lie on one another are left out");
        assertEquals(
                "the share of rare",
                RankingView.precision(curves).curves().get(1).name());
    }

    private static double area(CurveChart.Curve curve) {
        double area = 0;
        for (int at = 1; at < curve.x().size(); at++) {
            area += (curve.x().get(at) - curve.x().get(at - 1)) * curve.y().get(at);
        }
        return area;
    }

    @Test
    void standsInTheReportWhereProbabilitiesAre() {
        Report with = EvaluationView.report(evaluation(List.of("other", "great"), new int[] {0, 1, 0, 1, 0, 1}, TWO));
        Report without = EvaluationView.report(Evaluation.of(
                "model",
                Predictions.of(List.of("a", "b"), new int[] {0, 1, 0, 1}, new int[] {0, 1, 1, 1}),
                Resampling.seeded(4)));

        assertEquals(2, curves(with));
        assertEquals(0, curves(without));
    }

    private static long curves(Report report) {
        return report.sections().stream()
                .filter(section -> section instanceof Report.Drawing drawing && drawing.chart() instanceof CurveChart)
                .count();
    }
}
