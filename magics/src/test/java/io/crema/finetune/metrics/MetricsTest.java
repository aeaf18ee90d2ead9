package io.crema.finetune.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MetricsTest {
    private static final List<String> LABELS = List.of("other", "great");

    private static final double[][] THREE_SURE = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

    /** Those that know two classes. */
    static final List<Metric> ALL = Metrics.all().stream()
            .filter(metric -> metric.appliesTo(Predictions.of(LABELS, new int[] {0}, new double[][] {{1, 0}})))
            .toList();

    @ParameterizedTest
    @FieldSource("ALL")
    void isIdealForAPerfectModel(Metric metric) {
        int[] truth = {0, 1, 1, 0};
        double[][] sure = {{1, 0}, {0, 1}, {0, 1}, {1, 0}};

        Score score = metric.of(Predictions.of(LABELS, truth, sure));

        assertEquals(metric.ideal(), score.value(), 1e-12);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void falsePredictionsMakeItWorse(Metric metric) {
        int[] truth = {0, 1, 1, 0, 0};
        double[][] right = {{.9, .1}, {.2, .8}, {.1, .9}, {.8, .2}, {.7, .3}};
        double[][] wrong = {{.1, .9}, {.8, .2}, {.1, .9}, {.8, .2}, {.7, .3}};

        double better = metric.of(Predictions.of(LABELS, truth, right)).value();
        double worse = metric.of(Predictions.of(LABELS, truth, wrong)).value();

        assertEquals(metric.higherIsBetter(), better > worse);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void aWeightOfTwoIsTheRowTwiceAndOfZeroTheRowLeftOut(Metric metric) {
        SplittableRandom random = new SplittableRandom(5);
        int[] truth = random.ints(20, 0, 2).toArray();
        double[][] probabilities = probabilities(random, 20);
        double[] weights = random.ints(20, 0, 3).asDoubleStream().toArray();
        int[] repeated = IntStream.range(0, 20)
                .flatMap(row -> IntStream.range(0, (int) weights[row]).map(i -> row))
                .toArray();

        Score weighted = metric.of(Predictions.of(LABELS, truth, probabilities).weighted(weights));

        Score expected = metric.of(Predictions.of(
                LABELS,
                IntStream.of(repeated).map(row -> truth[row]).toArray(),
                IntStream.of(repeated).mapToObj(row -> probabilities[row]).toArray(double[][]::new)));
        assertEquals(expected.value(), weighted.value(), 1e-12);
    }

    @Test
    void thoseOfSeveralClassesAreIdealForAPerfectModel() {
        Predictions rows = Predictions.of(List.of("a", "b", "c"), new int[] {0, 1, 2}, THREE_SURE);

        for (String name : List.of("macro_roc_auc", "weighted_roc_auc", "macro_average_precision")) {
            assertEquals(1, Metrics.named(name).of(rows).value(), 1e-12, name);
        }
    }

    @Test
    void rocAucIsTheShareOfPairsInOrderWithTiesAsHalves() {
        SplittableRandom random = new SplittableRandom(9);
        int[] truth = random.ints(60, 0, 2).toArray();
        double[][] tied = new double[60][];
        for (int row = 0; row < tied.length; row++) {
            double great = random.nextInt(6) / 5.0;
            tied[row] = new double[] {1 - great, great};
        }

        Score score = Metrics.ROC_AUC.of(Predictions.of(LABELS, truth, tied));

        double inOrder = 0;
        double pairs = 0;
        for (int positive = 0; positive < truth.length; positive++) {
            for (int negative = 0; negative < truth.length; negative++) {
                if (truth[positive] == 1 && truth[negative] == 0) {
                    pairs++;
                    inOrder += (1 + Math.signum(tied[positive][1] - tied[negative][1])) / 2;
                }
            }
        }
        assertEquals(inOrder / pairs, score.value(), 1e-12);
    }

    @Test
    void binsOfTheCalibrationErrorAreOpenBelowAndClosedAbove() {
        for (int edge = 1; edge <= 15; edge++) {
            assertEquals(edge - 1, CalibrationError.bin(edge / 15.0));
            assertEquals(Math.min(edge, 14), CalibrationError.bin(Math.min(1, Math.nextUp(edge / 15.0))));
        }
        assertEquals(0, CalibrationError.bin(0));
    }

    @Test
    void sayWhyTheyHaveNoValue() {
        Predictions oneClass = Predictions.of(LABELS, new int[] {1, 1}, new int[] {1, 0});
        Predictions sameAnswer = Predictions.of(LABELS, new int[] {1, 0}, new int[] {0, 0});
        Predictions onlyGreat = Predictions.of(LABELS, new int[] {1, 1}, new double[][] {{.5, .5}, {.1, .9}});

        assertEquals("n/a (every row is great)", Metrics.MCC.of(oneClass).toText(2));
        assertEquals(
                "n/a (every row is predicted other)", Metrics.MCC.of(sameAnswer).toText(2));
        assertEquals("n/a (no probabilities)", Metrics.LOG_LOSS.of(oneClass).toText(2));
        assertEquals("n/a (no row is other)", Metrics.ROC_AUC.of(onlyGreat).toText(2));
        assertEquals(
                "n/a (never predicted)", sameAnswer.confusion().precision(1).toText(2));
        assertEquals("n/a (no such row)", oneClass.confusion().recall(0).toText(2));
    }

    @Test
    void anUndefinedScoreRefusesToBeANumber() {
        Score score = Score.undefined("0 positives");

        assertFalse(score.isDefined());
        assertTrue(Double.isNaN(score.orNaN()));
        assertTrue(assertThrows(IllegalStateException.class, score::value)
                .toString()
                .contains("0 positives"));
    }

    @Test
    void leavesOutWhatDoesNotApply() {
        Predictions withoutProbabilities = Predictions.of(LABELS, new int[] {1, 0}, new int[] {0, 0});
        Predictions three = Predictions.of(List.of("a", "b", "c"), new int[] {0, 1, 2}, THREE_SURE);

        assertFalse(Metrics.applicableTo(withoutProbabilities).contains(Metrics.LOG_LOSS));
        assertFalse(Metrics.applicableTo(three).contains(Metrics.ROC_AUC));
        assertTrue(Metrics.applicableTo(three).contains(Metrics.LOG_LOSS));
        assertTrue(Metrics.applicableTo(three).contains(Metrics.named("macro_roc_auc")));
        assertFalse(Metrics.applicableTo(three).contains(Metrics.MICRO_F1), "it is the accuracy");
    }

    @Test
    void everyConstantIsInTheList() throws IllegalAccessException {
        Set<Object> constants = new HashSet<>();
        for (Field field : Metrics.class.getFields()) {
            constants.add(field.get(null));
        }

        assertEquals(14, constants.size());
        assertEquals(constants, Set.copyOf(Metrics.all()));
    }

    /** As a notebook's class loader sees it after {@code %jars}. */
    @Test
    void findsTheMetricThatAnotherJarRegisters(@TempDir Path jar) throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve(Metric.class.getName()), ErrorRate.class.getName());
        Predictions rows = Predictions.of(LABELS, new int[] {1, 0, 0, 0}, new int[] {0, 0, 0, 0});
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();

        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);

            assertEquals(0.25, Metrics.named("error_rate").of(rows).value());
            assertTrue(Metrics.applicableTo(rows).contains(new ErrorRate()));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The example of the package's own page. */
    public record ErrorRate() implements Metric {
        @Override
        public String name() {
            return "error_rate";
        }

        @Override
        public String title() {
            return "error rate";
        }

        @Override
        public String formula() {
            return "wrong / n";
        }

        @Override
        public double ideal() {
            return 0;
        }

        @Override
        public boolean higherIsBetter() {
            return false;
        }

        @Override
        public Score of(Predictions rows) {
            ConfusionMatrix confusion = rows.confusion();
            return Score.of(1 - confusion.correct() / confusion.total());
        }
    }

    @Test
    void areFoundWhateverTheThreadsClassLoader() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertTrue(Metrics.all().contains(Metrics.ACCURACY));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void anUnknownNameListsThoseThereAre() {
        String message = assertThrows(IllegalArgumentException.class, () -> Metrics.named("f1"))
                .toString();

        assertTrue(message.contains("macro_f1") && message.contains("weighted_f1"), message);
        assertEquals(Metrics.MACRO_F1, Metrics.named("macro_f1"));
    }

    private static double[][] probabilities(SplittableRandom random, int rows) {
        double[][] probabilities = new double[rows][];
        for (int row = 0; row < rows; row++) {
            double great = random.nextDouble();
            probabilities[row] = new double[] {1 - great, great};
        }
        return probabilities;
    }
}
