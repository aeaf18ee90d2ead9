package io.crema.finetune.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.metrics.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GroupThresholdsTest {
    private static final int ROWS = 600;

    private final List<String> groups = new ArrayList<>();
    private final int[] truth = new int[ROWS];
    private final double[] scores = new double[ROWS];

    GroupThresholdsTest() {
        var random = new SplittableRandom(11);
        for (int row = 0; row < ROWS; row++) {
            int group = row % 3 == 0 ? 1 : 0;
            groups.add(group == 0 ? "man" : "woman");
            truth[row] = random.nextDouble() < (group == 0 ? .6 : .4) ? 1 : 0;
            double score = .5 * random.nextDouble() + (truth[row] == 1 ? .4 : .1) - .15 * group;
            scores[row] = Math.max(0, Math.min(1, Math.round(score * 50) / 50.0));
        }
    }

    @ParameterizedTest
    @EnumSource(Criterion.class)
    void onTheRowsOfTheFitGroupsAreEqualInExpectation(Criterion criterion) {
        GroupThresholds fitted = GroupThresholds.fit(criterion, decisions(), grouping());

        IntToDoubleFunction selection = fitted.selection(decisions(), grouping());
        for (GroupMetric metric : criterion.metrics()) {
            assertEquals(
                    expected(selection, metric, "man"), expected(selection, metric, "woman"), 1e-9, metric.title());
        }
    }

    @ParameterizedTest
    @EnumSource(Criterion.class)
    void noPairOfSingleThresholdsThatIsAsEqualIsMoreAccurate(Criterion criterion) {
        IntToDoubleFunction fitted =
                GroupThresholds.fit(criterion, decisions(), grouping()).selection(decisions(), grouping());
        double best = accuracy(fitted);

        for (double men = 0; men <= 1; men += .02) {
            for (double women = 0; women <= 1; women += .02) {
                double ofMen = men;
                double ofWomen = women;
                IntToDoubleFunction pair =
                        row -> scores[row] > (groups.get(row).equals("man") ? ofMen : ofWomen) ? 1 : 0;
                boolean equal = criterion.metrics().stream()
                        .allMatch(metric ->
                                Math.abs(expected(pair, metric, "man") - expected(pair, metric, "woman")) < 1e-12);
                // The grid of a thousand steps may miss the best rate by a row.
                assertTrue(!equal || accuracy(pair) <= best + 2.0 / ROWS, ofMen + " " + ofWomen);
            }
        }
    }

    @Test
    void decidesByGroupAndTheSameSeedDecidesAlike() {
        GroupThresholds fitted = GroupThresholds.fit(Criterion.DEMOGRAPHIC_PARITY, decisions(), grouping());

        Decisions once = fitted.applyTo(decisions(), grouping(), 7);
        Decisions again = fitted.applyTo(decisions(), grouping(), 7);

        assertTrue(IntStream.range(0, ROWS).allMatch(row -> once.outcome(row) == again.outcome(row)));
        MetricFrame before = new Stratum("", decisions(), grouping()).frame(Undefined.NA);
        MetricFrame after = new Stratum("", once, grouping()).frame(Undefined.NA);
        double gap = after.difference(GroupMetric.SELECTION_RATE, GapMethod.BETWEEN_GROUPS)
                .value();
        assertTrue(gap < .05, "gap " + gap);
        assertTrue(before.difference(GroupMetric.SELECTION_RATE, GapMethod.BETWEEN_GROUPS)
                        .value()
                > .2);
    }

    @Test
    void refusesWithoutScoresWithoutPositivesAndForAGroupItNeverSaw() {
        Decisions unscored = Decisions.of(Predictions.of(List.of("no", "yes"), truth, truth), "yes");
        GroupThresholds fitted = GroupThresholds.fit(Criterion.EQUALIZED_ODDS, decisions(), grouping());
        Grouping others = Grouping.of(
                List.of(new SensitiveFeature(
                        "sex", groups.stream().map(any -> "other").toList())),
                ROWS);
        int[] negatives = IntStream.range(0, ROWS)
                .filter(row -> truth[row] == 0 || groups.get(row).equals("man"))
                .toArray();

        assertEquals(
                BiasException.Remedy.GIVE_SCORES,
                assertThrows(
                                BiasException.class,
                                () -> GroupThresholds.fit(Criterion.EQUALIZED_ODDS, unscored, grouping()))
                        .remedy());
        assertTrue(assertThrows(BiasException.class, () -> fitted.applyTo(decisions(), others, 1))
                .summary()
                .contains("no threshold for the group \"other\""));
        assertTrue(assertThrows(
                        BiasException.class,
                        () -> GroupThresholds.fit(
                                Criterion.EQUAL_OPPORTUNITY,
                                decisions().rows(negatives),
                                grouping().rows(negatives)))
                .summary()
                .contains("\"woman\" has no positives"));
    }

    private Decisions decisions() {
        double[][] probabilities = new double[ROWS][];
        for (int row = 0; row < ROWS; row++) {
            probabilities[row] = new double[] {1 - scores[row], scores[row]};
        }
        return Decisions.of(Predictions.of(List.of("no", "yes"), truth, probabilities), "yes");
    }

    private Grouping grouping() {
        return Grouping.of(List.of(new SensitiveFeature("sex", groups)), ROWS);
    }

    /** The rate that selecting each row with its probability gives a group in the mean. */
    private double expected(IntToDoubleFunction selection, GroupMetric metric, String group) {
        int among = metric == GroupMetric.TRUE_POSITIVE_RATE ? 1 : metric == GroupMetric.FALSE_POSITIVE_RATE ? 0 : -1;
        return IntStream.range(0, ROWS)
                .filter(row -> groups.get(row).equals(group) && (among < 0 || truth[row] == among))
                .mapToDouble(selection)
                .average()
                .orElseThrow();
    }

    private double accuracy(IntToDoubleFunction selection) {
        return IntStream.range(0, ROWS)
                .mapToDouble(row -> truth[row] == 1 ? selection.applyAsDouble(row) : 1 - selection.applyAsDouble(row))
                .average()
                .orElseThrow();
    }
}
