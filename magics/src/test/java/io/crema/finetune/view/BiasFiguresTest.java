package io.crema.finetune.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.fairness.BiasOptions;
import io.crema.finetune.fairness.BiasReport;
import io.crema.finetune.fairness.Criterion;
import io.crema.finetune.fairness.Disparity;
import io.crema.finetune.fairness.GapContest;
import io.crema.finetune.fairness.GapMethod;
import io.crema.finetune.fairness.MacroGaps;
import io.crema.finetune.fairness.Mitigation;
import io.crema.finetune.fairness.SensitiveFeature;
import io.crema.finetune.metrics.Contest;
import io.crema.finetune.metrics.Metrics;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.metrics.Resampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BiasFiguresTest {
    private static final BiasOptions OPTIONS = BiasOptions.seeded(4).withPermutations(100);

    private final List<String> sex = new ArrayList<>();
    private final List<String> age = new ArrayList<>();
    private final Predictions predictions;
    private final BiasReport crossed;

    BiasFiguresTest() {
        var random = new SplittableRandom(6);
        int[] truth = new int[240];
        double[][] probabilities = new double[240][];
        for (int row = 0; row < 240; row++) {
            sex.add(row % 2 == 0 ? "man" : "woman");
            age.add(row % 24 == 0 ? "oldest" : row % 3 == 0 ? "old" : "young");
            truth[row] = random.nextInt(2);
            double score = .6 * random.nextDouble() + .3 * truth[row] + (row % 2 == 0 ? .1 : 0);
            probabilities[row] = new double[] {1 - score, score};
        }
        predictions = Predictions.of(List.of("bad", "good"), truth, probabilities);
        crossed = BiasReport.of(
                predictions,
                "good",
                List.of(new SensitiveFeature("sex", sex), new SensitiveFeature("age", age)),
                OPTIONS);
    }

    @Test
    void putsEachGapBesideTheBandThatChanceGives() {
        BarChart chart = BiasFigures.gaps(crossed.only(), OPTIONS);

        assertEquals(
                List.of("demographic parity", "equal opportunity", "predictive equality", "equalized odds"),
                chart.groups());
        assertEquals("95 % of gaps by chance are below", chart.bars().get(1).name());
        assertTrue(chart.sentence().contains("by chance up to"), chart.sentence());
    }

    @Test
    void hatchesSmallIntersectionsAndNamesEmptyOnes() {
        RateMap map = BiasFigures.intersections(crossed, crossed.only());

        assertEquals(List.of("man", "woman"), map.rowAxis().names());
        assertEquals(List.of("old", "oldest", "young"), map.columnAxis().names());
        RateMap.Cell oldestWoman = map.cells().get(1).get(1);
        assertEquals(new RateMap.Cell(Double.NaN, 0, true), oldestWoman);
        assertTrue(map.sentence().contains("woman & oldest no rows"), map.sentence());
        Map<?, ?> layout = (Map<?, ?>) Objects.requireNonNull(map.figure().get("layout"));
        assertEquals(10, ((List<?>) Objects.requireNonNull(layout.get("shapes"))).size());
        assertEquals(6, map.numbers().rowCount());
    }

    @Test
    void aRateMapIsAGrid() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new RateMap(
                        "t", "s", new RateMap.Axis("r", List.of("a")), new RateMap.Axis("c", List.of("b")), List.of()));
    }

    @Test
    void drawsRankingAndCalibrationOfEachGroup() {
        BiasReport bySex = BiasReport.of(predictions, "good", List.of(new SensitiveFeature("sex", sex)), OPTIONS);

        LineChart roc = BiasFigures.roc(bySex.only());
        LineChart calibration = BiasFigures.calibration(bySex.only());

        assertEquals(
                List.of("man", "woman", "a coin"),
                roc.lines().stream().map(LineChart.Line::name).toList());
        assertEquals(1, roc.lines().get(0).values().get(20), 1e-12);
        assertTrue(roc.sentence().contains("man 0."), roc.sentence());
        assertEquals(10, calibration.x().size());
        assertTrue(BiasFigures.scores(bySex.only()).getString(0, "ROC AUC").contains("["));
    }

    @Test
    void putsRunsByAccuracyAndGap() {
        Contest contest = Contest.of(
                List.of(new Contest.Contender("plain", predictions), new Contest.Contender("other", predictions)),
                Metrics.MACRO_F1,
                Contest.Criterion.MCNEMAR,
                Resampling.seeded(1));
        GapContest models = GapContest.of(
                contest,
                Disparity.named("demographic_parity_difference", GapMethod.BETWEEN_GROUPS),
                "good",
                List.of(new SensitiveFeature("sex", sex)),
                OPTIONS);
        LineChart chart = TradeOff.chart(models);

        assertEquals("The demographic parity difference against accuracy, by sex, positive = good", chart.title());
        assertEquals(2, chart.lines().size());
        assertEquals(
                models.gap(0).score().value(), chart.lines().get(0).values().get(0));
        assertTrue(chart.sentence().contains("n = 240"), chart.sentence());
        assertTrue(
                models.summary()
                        .get(0)
                        .equals(
                                "The demographic parity difference of other less that of plain is 0.000 [0.000 to 0.000]"
                                        + " (paired interval, n = 240), within the noise of these rows."),
                models.summary()::toString);
        assertEquals(
                List.of("plain", "other"),
                TradeOff.table(models).stringColumn("model").asList());
    }

    /** Fairness is assessed and gaps are mitigated; nothing is ever declared to be so. */
    @Test
    void noReportPassesAVerdict() {
        List<SensitiveFeature> features = List.of(new SensitiveFeature("sex", sex));
        var rows = new Mitigation.Rows(predictions, features);
        BiasAssessment everything = BiasAssessment.empty()
                .with(crossed)
                .with(MacroGaps.of(predictions, List.of("good", "bad"), features, OPTIONS))
                .with(Mitigation.thresholds(Criterion.EQUALIZED_ODDS, "good", rows, rows, OPTIONS))
                .with(Mitigation.reweighing("good", rows, predictions, 240, OPTIONS));

        String text = BiasAssessmentView.report(everything).toString().toLowerCase(Locale.ROOT);

        assertTrue(text.contains("before and after thresholds for equalized odds"), text);
        for (String word :
                List.of("unbiased", "debias", "fair model", "is fair", "solved", "four-fifths", "four fifths")) {
            assertTrue(!text.contains(word), word);
        }
    }
}
