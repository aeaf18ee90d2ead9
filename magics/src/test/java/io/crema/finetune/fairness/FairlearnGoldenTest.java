package io.crema.finetune.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.metrics.Score;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fairlearn's own answers, named with its version in {@code golden/fairlearn.json}; null there is NaN. */
class FairlearnGoldenTest {
    private static final double TOLERANCE = 1e-12;
    private static final JsonNode GOLDEN = read();

    private static final Map<String, GroupMetric> METRICS = Map.of(
            "selection_rate", GroupMetric.SELECTION_RATE,
            "tpr", GroupMetric.TRUE_POSITIVE_RATE,
            "fpr", GroupMetric.FALSE_POSITIVE_RATE,
            "fnr", GroupMetric.FALSE_NEGATIVE_RATE,
            "tnr", GroupMetric.TRUE_NEGATIVE_RATE,
            "accuracy", GroupMetric.ACCURACY);

    /** A record of its own, so that a failing case is named. */
    record Case(String name, JsonNode golden) {
        @Override
        public String toString() {
            return name;
        }

        MetricFrame frame() {
            return MetricFrame.of(decisions(golden), features(golden), Undefined.FAIRLEARN);
        }
    }

    static Stream<Case> cases() {
        return list(GOLDEN.get("cases")).stream()
                .map(golden -> new Case(golden.get("name").asText(), golden));
    }

    @Test
    void thereAreThirtyCases() {
        assertEquals(30, cases().count());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void ratesByGroupAndOverallAreFairlearns(Case one) {
        MetricFrame frame = one.frame();

        assertEquals(one.golden().get("by_group").size(), frame.groups().size());
        for (int group = 0; group < frame.groups().size(); group++) {
            String name = frame.groups().get(group).replace(Grouping.AND, "|");
            JsonNode expected = one.golden().get("by_group").get(name);
            for (Map.Entry<String, GroupMetric> metric : METRICS.entrySet()) {
                assertScore(expected.get(metric.getKey()), frame.of(metric.getValue(), group), name + metric);
            }
        }
        METRICS.forEach(
                (name, metric) -> assertScore(one.golden().get("overall").get(name), frame.overall(metric), name));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void differencesRatiosAndExtremesAreFairlearns(Case one) {
        MetricFrame frame = one.frame();

        METRICS.forEach((name, metric) -> {
            for (GapMethod method : GapMethod.values()) {
                String key = name + "/" + method.name().toLowerCase(Locale.ROOT);
                assertScore(one.golden().get("difference").get(key), frame.difference(metric, method), key);
                assertScore(one.golden().get("ratio").get(key), frame.ratio(metric, method), key);
            }
            JsonNode aggregate = one.golden().get("aggregate");
            assertScore(aggregate.get(name + "_group_min"), frame.groupMin(metric), name + " min");
            assertScore(aggregate.get(name + "_group_max"), frame.groupMax(metric), name + " max");
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void disparitiesAreFairlearns(Case one) {
        MetricFrame frame = one.frame();
        JsonNode aggregate = one.golden().get("aggregate");
        int compared = 0;

        for (Disparity disparity : disparities()) {
            JsonNode expected = aggregate.get(key(disparity));
            if (expected != null && !isSkippedNaN(disparity, expected, frame)) {
                assertScore(expected, disparity.of(frame), key(disparity));
                compared++;
            }
        }

        assertTrue(compared >= 14, "compared " + compared);
    }

    @Test
    void anUndefinedRatioInsideEqualizedOddsIsPassedOverWhateverItsPlace() {
        // Fairlearn's min(NaN, 0.5) is NaN and its min(0.5, NaN) is 0.5: the second is ours in both orders.
        for (String name : List.of("all_negative_truth", "all_positive_truth")) {
            Case one = cases().filter(candidate -> candidate.name().equals(name))
                    .findFirst()
                    .orElseThrow();

            Score ratio = Disparity.of(Criterion.EQUALIZED_ODDS, Disparity.Form.RATIO, GapMethod.BETWEEN_GROUPS)
                    .of(one.frame());

            assertEquals(0.5, ratio.value(), TOLERANCE);
        }
        long skipped = cases().flatMap(one -> disparities().stream()
                        .filter(disparity -> isSkippedNaN(
                                disparity, one.golden().get("aggregate").path(key(disparity)), one.frame())))
                .count();
        assertEquals(2, skipped);
    }

    /** Fairlearn's NaN of an equalized-odds ratio one of whose two ratios has a value. */
    private static boolean isSkippedNaN(Disparity disparity, JsonNode expected, MetricFrame frame) {
        return expected.isNull()
                && disparity.criterion() == Criterion.EQUALIZED_ODDS
                && disparity.form() == Disparity.Form.RATIO
                && disparity.aggregation() == Disparity.Aggregation.WORST
                && disparity.criterion().metrics().stream()
                        .anyMatch(metric ->
                                frame.ratio(metric, disparity.method()).isDefined());
    }

    private static List<Disparity> disparities() {
        List<Disparity> all = new ArrayList<>();
        for (Criterion criterion : Criterion.values()) {
            for (Disparity.Form form : Disparity.Form.values()) {
                for (GapMethod method : GapMethod.values()) {
                    for (Disparity.Aggregation aggregation : Disparity.Aggregation.values()) {
                        all.add(new Disparity(criterion, form, method, aggregation));
                    }
                }
            }
        }
        return all;
    }

    private static String key(Disparity disparity) {
        String mean = disparity.aggregation() == Disparity.Aggregation.MEAN ? "/mean" : "";
        return disparity.name() + mean + "/" + disparity.method().name().toLowerCase(Locale.ROOT);
    }

    private static Decisions decisions(JsonNode golden) {
        Predictions predictions =
                Predictions.of(List.of("0", "1"), ints(golden.get("y_true")), ints(golden.get("y_pred")));
        JsonNode weights = golden.get("weights");
        return Decisions.of(
                weights.isNull()
                        ? predictions
                        : predictions.weighted(list(weights).stream()
                                .mapToDouble(JsonNode::asDouble)
                                .toArray()),
                "1");
    }

    private static List<SensitiveFeature> features(JsonNode golden) {
        JsonNode sensitive = golden.get("sensitive");
        if (sensitive.isArray()) {
            return List.of(feature("sensitive", sensitive));
        }
        return sensitive.properties().stream()
                .map(entry -> feature(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static SensitiveFeature feature(String name, JsonNode values) {
        return new SensitiveFeature(
                name, list(values).stream().map(JsonNode::asText).toList());
    }

    private static void assertScore(JsonNode expected, Score score, String what) {
        if (expected.isNull()) {
            assertFalse(score.isDefined(), what);
        } else {
            assertEquals(expected.asDouble(), score.value(), TOLERANCE, what);
        }
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }

    private static int[] ints(JsonNode array) {
        return list(array).stream().mapToInt(JsonNode::asInt).toArray();
    }

    private static JsonNode read() {
        try (InputStream stream = FairlearnGoldenTest.class.getResourceAsStream("/golden/fairlearn.json")) {
            return new ObjectMapper().readTree(stream);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
