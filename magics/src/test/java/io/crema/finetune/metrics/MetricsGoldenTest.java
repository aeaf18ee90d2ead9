package io.crema.finetune.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Against scikit-learn and scipy; {@code golden/make_metrics.py} made the numbers. */
class MetricsGoldenTest {
    private static final double TOLERANCE = 1e-10;

    static final List<Metric> ALL = Metrics.all();

    private static final JsonNode GOLDEN = read();

    @ParameterizedTest
    @FieldSource("ALL")
    void agreesWithScikitLearn(Metric metric) {
        List<JsonNode> cases = list(GOLDEN.get("cases"));

        assertEquals(60, cases.size());
        for (int i = 0; i < cases.size(); i++) {
            Score score = metric.of(predictions(cases.get(i)));

            assertScore(cases.get(i).get("expected").get(metric.name()), score, metric.name() + " of case " + i);
        }
    }

    @Test
    void everyClassAgreesWithScikitLearn() {
        for (JsonNode one : GOLDEN.get("cases")) {
            ConfusionMatrix confusion = predictions(one).confusion();

            for (int label = 0; label < confusion.classes(); label++) {
                assertScore(one.get("precision").get(label), confusion.precision(label), "precision");
                assertScore(one.get("recall").get(label), confusion.recall(label), "recall");
                assertScore(one.get("f1").get(label), confusion.f1(label), "f1");
                assertEquals(one.get("support").get(label).asDouble(), confusion.support(label));
            }
        }
    }

    @Test
    void wilsonIntervalsAgreeWithScipy() {
        List<JsonNode> cases = list(GOLDEN.get("wilson"));

        assertEquals(18, cases.size());
        for (JsonNode one : cases) {
            double trials = one.get("trials").asDouble();
            Interval interval = Interval.wilson(
                    one.get("successes").asDouble() / trials,
                    trials,
                    one.get("level").asDouble());

            assertEquals(one.get("lower").asDouble(), interval.lower(), TOLERANCE);
            assertEquals(one.get("upper").asDouble(), interval.upper(), TOLERANCE);
        }
    }

    private static void assertScore(JsonNode expected, Score score, String what) {
        if (expected.isNull()) {
            assertFalse(score.isDefined(), what);
        } else {
            assertEquals(expected.asDouble(), score.value(), TOLERANCE, what);
        }
    }

    private static Predictions predictions(JsonNode one) {
        List<String> labels = IntStream.range(0, one.get("classes").asInt())
                .mapToObj(label -> "label " + label)
                .toList();
        double[][] probabilities = list(one.get("probabilities")).stream()
                .map(MetricsGoldenTest::doubles)
                .toArray(double[][]::new);
        return Predictions.of(labels, ints(one.get("truth")), ints(one.get("predicted")), probabilities);
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }

    private static int[] ints(JsonNode array) {
        return list(array).stream().mapToInt(JsonNode::asInt).toArray();
    }

    private static double[] doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private static JsonNode read() {
        try (InputStream stream = MetricsGoldenTest.class.getResourceAsStream("/golden/metrics.json")) {
            return new ObjectMapper().readTree(stream);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
