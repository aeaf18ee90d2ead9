package io.crema.finetune.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.metrics.Interval;
import io.crema.finetune.metrics.Predictions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where Fairlearn's answer misleads, and Crema's is another by default. */
class MetricFrameTest {
    private static final int[] PREDICTED = {0, 1, 0, 0, 1, 1, 1, 1, 0, 1};
    private static final List<SensitiveFeature> A_AND_B = List.of(feature("aaaaabbbbb"));

    @Test
    void aGroupWithoutPositivesHasNoTruePositiveRateAndMakesNoGap() {
        int[] noneInB = {0, 1, 1, 0, 1, 0, 0, 0, 0, 0};

        MetricFrame frame = frame(noneInB, PREDICTED, A_AND_B, Undefined.NA);

        assertEquals(
                "n/a (0 positives)", frame.of(GroupMetric.TRUE_POSITIVE_RATE, 1).toText(2));
        assertEquals(
                "n/a (0 positives)",
                frame.of(GroupMetric.FALSE_NEGATIVE_RATE, 1).toText(2));
        assertFalse(frame.difference(GroupMetric.TRUE_POSITIVE_RATE, GapMethod.BETWEEN_GROUPS)
                .isDefined());
        assertEquals(
                2.0 / 3,
                frame(noneInB, PREDICTED, A_AND_B, Undefined.FAIRLEARN)
                        .difference(GroupMetric.TRUE_POSITIVE_RATE, GapMethod.BETWEEN_GROUPS)
                        .value(),
                1e-12);
    }

    @Test
    void aGroupWithoutNegativesHasNoFalsePositiveRate() {
        int[] allInB = {0, 1, 1, 0, 1, 1, 1, 1, 1, 1};

        MetricFrame frame = frame(allInB, PREDICTED, A_AND_B, Undefined.NA);

        assertEquals(
                "n/a (0 negatives)",
                frame.of(GroupMetric.FALSE_POSITIVE_RATE, 1).toText(2));
        assertEquals(
                "n/a (0 negatives)", frame.of(GroupMetric.TRUE_NEGATIVE_RATE, 1).toText(2));
        assertTrue(Disparity.of(Criterion.EQUALIZED_ODDS, Disparity.Form.DIFFERENCE, GapMethod.BETWEEN_GROUPS)
                .of(frame)
                .isDefined());
    }

    @Test
    void whereNothingIsSelectedTheRatioSaysSo() {
        MetricFrame frame = frame(new int[] {0, 1, 1, 0, 1, 0, 1, 1, 0, 0}, new int[10], A_AND_B, Undefined.NA);

        assertEquals(
                "n/a (no positive predictions)",
                frame.ratio(GroupMetric.SELECTION_RATE, GapMethod.BETWEEN_GROUPS)
                        .toText(2));
    }

    @Test
    void anEmptyIntersectionIsListedAndMakesNoGap() {
        List<SensitiveFeature> two = List.of(feature("aaaaabbbbb"), feature("xxyyyxxxxx"));

        MetricFrame frame = frame(PREDICTED, PREDICTED, two, Undefined.NA);

        assertEquals(List.of("a & x", "a & y", "b & x", "b & y"), frame.groups());
        assertEquals(0, frame.rows(3));
        assertEquals("n/a (0 rows)", frame.of(GroupMetric.SELECTION_RATE, 3).toText(2));
        assertTrue(frame.difference(GroupMetric.SELECTION_RATE, GapMethod.BETWEEN_GROUPS)
                .isDefined());
    }

    @Test
    void oneGroupOnlyIsRefused() {
        List<SensitiveFeature> one = List.of(feature("aaaaaaaaaa"));

        String message = assertThrows(
                        IllegalArgumentException.class, () -> frame(PREDICTED, PREDICTED, one, Undefined.NA))
                .toString();

        assertTrue(message.contains("at least 2"), message);
        MetricFrame fairlearns = frame(PREDICTED, PREDICTED, one, Undefined.FAIRLEARN);
        assertEquals(
                0,
                fairlearns
                        .difference(GroupMetric.SELECTION_RATE, GapMethod.BETWEEN_GROUPS)
                        .value());
        assertEquals(
                1,
                fairlearns
                        .ratio(GroupMetric.SELECTION_RATE, GapMethod.BETWEEN_GROUPS)
                        .value());
    }

    @Test
    void rowsWithoutASensitiveValueAreAGroupOfTheirOwn() {
        List<SensitiveFeature> some = List.of(
                SensitiveFeature.withMissing("s", Arrays.asList("a", null, "a", "", "b", "b", "b", "b", "b", " ")));

        MetricFrame frame = frame(PREDICTED, PREDICTED, some, Undefined.NA);

        assertEquals(List.of("(missing)", "a", "b"), frame.groups());
        assertEquals(3, frame.rows(0));
    }

    @Test
    void aGroupOfOneRowWithAWeightIsANumberLikeAnyOther() {
        Predictions predictions = Predictions.of(List.of("0", "1"), PREDICTED, PREDICTED)
                .weighted(new double[] {1, 2, 1, 1, 1, 1, 1, 1, 1, 3});
        MetricFrame frame =
                MetricFrame.of(Decisions.of(predictions, "1"), List.of(feature("aaaaabbbbc")), Undefined.NA);

        assertEquals(1, frame.of(GroupMetric.SELECTION_RATE, 2).value());
        assertEquals(
                0.5,
                frame.difference(GroupMetric.SELECTION_RATE, GapMethod.BETWEEN_GROUPS)
                        .value(),
                1e-12);
    }

    @Test
    void aControlFeatureGivesAFrameForEachStratum() {
        Decisions decisions = Decisions.of(Predictions.of(List.of("0", "1"), PREDICTED, PREDICTED), "1");

        Map<String, MetricFrame> strata =
                MetricFrame.byStratum(decisions, A_AND_B, List.of(feature("xxxyyxxxyy")), Undefined.NA);

        assertEquals(List.of("x", "y"), List.copyOf(strata.keySet()));
        MetricFrame x = strata.getOrDefault("x", frame(PREDICTED, PREDICTED, A_AND_B, Undefined.NA));
        assertEquals(6, x.rows());
        assertEquals(1.0 / 3, x.of(GroupMetric.SELECTION_RATE, 0).value(), 1e-12);
        assertEquals(1, x.of(GroupMetric.SELECTION_RATE, 1).value());
    }

    @Test
    void whereAStratumHasOneGroupOnlyItsGapIsUndefined() {
        Decisions decisions = Decisions.of(Predictions.of(List.of("0", "1"), PREDICTED, PREDICTED), "1");

        Map<String, MetricFrame> strata =
                MetricFrame.byStratum(decisions, A_AND_B, List.of(feature("xxxxxyyyyy")), Undefined.NA);

        strata.values()
                .forEach(frame -> assertFalse(frame.difference(GroupMetric.SELECTION_RATE, GapMethod.BETWEEN_GROUPS)
                        .isDefined()));
    }

    @Test
    void intervalsAreWilsonsOnTheRowsThatTheRateIsAShareOf() {
        int[] truth = {0, 1, 1, 0, 1, 0, 1, 1, 0, 0};

        MetricFrame frame = frame(truth, PREDICTED, A_AND_B, Undefined.NA);

        assertEquals(
                Interval.wilson(2.0 / 3, 3, 0.95),
                frame.rate(GroupMetric.TRUE_POSITIVE_RATE, 0, 0.95)
                        .estimate()
                        .interval()
                        .orElseThrow());
    }

    @Test
    void equalWeightsLeaveTheIntervalAsItWasWithout() {
        Predictions plain = Predictions.of(List.of("0", "1"), PREDICTED, PREDICTED);
        double[] sevens = new double[10];
        Arrays.fill(sevens, 7);

        MetricFrame weighted = MetricFrame.of(Decisions.of(plain.weighted(sevens), "1"), A_AND_B, Undefined.NA);
        MetricFrame unweighted = MetricFrame.of(Decisions.of(plain, "1"), A_AND_B, Undefined.NA);

        Interval one = weighted.rate(GroupMetric.SELECTION_RATE, 0, 0.95)
                .estimate()
                .interval()
                .orElseThrow();
        Interval other = unweighted
                .rate(GroupMetric.SELECTION_RATE, 0, 0.95)
                .estimate()
                .interval()
                .orElseThrow();
        assertEquals(other.lower(), one.lower(), 1e-12);
        assertEquals(other.upper(), one.upper(), 1e-12);
    }

    @Test
    void precisionIsTheShareOfTheSelectedThatIsPositive() {
        int[] truth = {0, 1, 1, 0, 1, 0, 1, 1, 0, 0};

        MetricFrame frame = frame(truth, PREDICTED, A_AND_B, Undefined.NA);

        assertEquals(1, frame.of(GroupMetric.PRECISION, 0).value());
        assertEquals(0.5, frame.of(GroupMetric.PRECISION, 1).value());
    }

    private static MetricFrame frame(
            int[] truth, int[] predicted, List<SensitiveFeature> sensitive, Undefined undefined) {
        return MetricFrame.of(
                Decisions.of(Predictions.of(List.of("0", "1"), truth, predicted), "1"), sensitive, undefined);
    }

    private static SensitiveFeature feature(String letters) {
        return new SensitiveFeature(
                "s",
                IntStream.range(0, letters.length())
                        .mapToObj(row -> letters.substring(row, row + 1))
                        .toList());
    }
}
