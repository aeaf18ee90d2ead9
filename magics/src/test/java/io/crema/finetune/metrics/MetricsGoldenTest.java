package io.crema.finetune.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
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

        assertEquals(200, cases.size());
        for (int i = 0; i < cases.size(); i++) {
            Score score = metric.of(predictions(cases.get(i)));

            assertScore(cases.get(i).get("expected").get(metric.name()), score, metric.name() + " of case " + i);
        }
    }

    @Test
    void everyClassAgreesWithScikitLearn() {
        List<JsonNode> cases = list(GOLDEN.get("cases"));

        assertEquals(200, cases.size());
        for (JsonNode one : cases) {
            ConfusionMatrix confusion = predictions(one).confusion();

            for (int label = 0; label < confusion.classes(); label++) {
                assertScore(one.get("precision").get(label), confusion.precision(label), "precision");
                assertScore(one.get("recall").get(label), confusion.recall(label), "recall");
                assertScore(one.get("f1").get(label), confusion.f1(label), "f1");
                assertEquals(one.get("support").get(label).asDouble(), confusion.support(label), TOLERANCE);
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

    @Test
    void predictedNumbersAgreeWithScikitLearnAndScipy() {
        List<JsonNode> cases = list(GOLDEN.get("regression"));

        assertEquals(60, cases.size());
        for (JsonNode one : cases) {
            NumberPredictions rows = NumberPredictions.of(doubles(one.get("truth")), doubles(one.get("predicted")))
                    .weighted(doubles(one.get("weights")));

            for (RegressionMetric metric : RegressionMetric.all()) {
                assertScore(one.get("expected").get(metric.name()), metric.of(rows), metric.name());
            }
        }
    }

    @Test
    void setsOfLabelsAgreeWithScikitLearn() {
        List<JsonNode> cases = list(GOLDEN.get("several_labels"));

        assertEquals(60, cases.size());
        for (JsonNode one : cases) {
            double[][] truth = matrix(one.get("truth"));
            LabelSets rows = LabelSets.of(labels(truth[0].length), booleans(truth), matrix(one.get("probabilities")))
                    .weighted(doubles(one.get("weights")));

            for (MultiLabelMetric metric : MultiLabelMetric.all()) {
                assertScore(one.get("expected").get(metric.name()), metric.of(rows), metric.name());
            }
        }
    }

    @Test
    void bcaIntervalsAgreeWithScipy() {
        List<JsonNode> cases = list(GOLDEN.get("bca"));

        assertEquals(3, cases.size());
        for (JsonNode one : cases) {
            Interval interval = Interval.bca(
                    doubles(one.get("replicates")),
                    doubles(one.get("left_out")),
                    one.get("statistic").asDouble(),
                    one.get("level").asDouble(),
                    Interval.Method.BCA);

            assertEquals(one.get("lower").asDouble(), interval.lower(), TOLERANCE);
            assertEquals(one.get("upper").asDouble(), interval.upper(), TOLERANCE);
        }
    }

    @Test
    void mcNemarsTestAgreesWithScipy() {
        List<JsonNode> cases = list(GOLDEN.get("mcnemar"));

        assertEquals(9, cases.size());
        for (JsonNode one : cases) {
            McNemar test = McNemar.of(
                    one.get("only_first").asInt(), one.get("only_second").asInt());

            assertEquals(one.get("p").asDouble(), test.p(), TOLERANCE);
        }
    }

    /** scipy finds the lowest point of a flat valley to about the root of its precision; the loss there is exact. */
    @Test
    void temperaturesAgreeWithScipy() {
        List<JsonNode> cases = list(GOLDEN.get("temperature"));

        assertEquals(6, cases.size());
        for (JsonNode one : cases) {
            Predictions rows = Predictions.of(
                    labels(one.get("classes").asInt()), ints(one.get("truth")), matrix(one.get("probabilities")));

            TemperatureScaling scaling = TemperatureScaling.fit(rows);

            assertEquals(1, scaling.temperature() / one.get("temperature").asDouble(), 1e-6);
            assertEquals(
                    one.get("log_loss").asDouble(),
                    Metrics.LOG_LOSS.of(scaling.applyTo(rows)).value(),
                    TOLERANCE);
        }
    }

    private static boolean[][] booleans(double[][] values) {
        boolean[][] booleans = new boolean[values.length][values[0].length];
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < values[row].length; column++) {
                booleans[row][column] = values[row][column] == 1;
            }
        }
        return booleans;
    }

    private static double[][] matrix(JsonNode rows) {
        return list(rows).stream().map(MetricsGoldenTest::doubles).toArray(double[][]::new);
    }

    private static List<String> labels(int count) {
        return IntStream.range(0, count).mapToObj(label -> "label " + label).toList();
    }

    private static void assertScore(JsonNode expected, Score score, String what) {
        if (expected.isNull()) {
            assertFalse(score.isDefined(), what);
        } else {
            assertEquals(expected.asDouble(), score.value(), TOLERANCE, what);
        }
    }

    private static Predictions predictions(JsonNode one) {
        List<String> labels = labels(one.get("classes").asInt());
        double[][] probabilities = matrix(one.get("probabilities"));
        return Predictions.of(labels, ints(one.get("truth")), ints(one.get("predicted")), probabilities)
                .weighted(doubles(one.get("weights")));
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
        try (InputStream stream =
                new GZIPInputStream(Files.newInputStream(Path.of("src/test/resources/golden/metrics.json.gz")))) {
            return new ObjectMapper().readTree(stream);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
