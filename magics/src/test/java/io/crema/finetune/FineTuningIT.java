package io.crema.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Split;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.Seeds;
import io.crema.finetune.train.StopAfter;
import io.crema.finetune.train.StopReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Small real trainings of MiniLM: 48 short texts, 3 steps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FineTuningIT {
    private static final List<String> QUESTIONS = List.of("a warm loaf of bread", "the soup was cold", "");
    private static final SplitData DATA = reviews(80);

    private final Pretrained model = Pretrained.load("minilm", 16);

    @BeforeAll
    void warmUp() {
        model.embed(QUESTIONS);
    }

    @AfterAll
    void close() {
        model.close();
    }

    private static SplitData reviews(int rows) {
        List<String> foods = List.of("bread", "soup", "coffee", "rice", "an apple pie");
        String[] texts = IntStream.range(0, rows)
                .mapToObj(row ->
                        foods.get(row % 5) + (row % 2 == 0 ? " was lovely, number " : " was awful, number ") + row)
                .toArray(String[]::new);
        String[] labels = IntStream.range(0, rows)
                .mapToObj(row -> row % 2 == 0 ? "great" : "other")
                .toArray(String[]::new);
        return LabelledData.of(Table.create(StringColumn.create("text", texts), StringColumn.create("label", labels)))
                .withName("reviews")
                .split(Split.stratified(.6, .2, .2));
    }

    private FineTuning oneEpoch() {
        return FineTuning.of(model).on(DATA).epochs(1).learningRate(1e-3);
    }

    /** All numbers of a training. */
    private record Numbers(List<List<Double>> history, List<TextPredictions.Row> predictions) {
        static Numbers of(FineTuning training) {
            try (FineTuned trained = training.fit()) {
                return new Numbers(
                        trained.outcome().history().stream().map(Numbers::of).toList(),
                        trained.predict(QUESTIONS).rows());
            }
        }

        private static List<Double> of(EpochReport epoch) {
            List<Double> numbers = new ArrayList<>(List.of(epoch.trainLoss(), epoch.validationLoss()));
            epoch.scores().all().forEach(score -> numbers.add(score.value()));
            return numbers;
        }
    }

    @Test
    void repeatsToTheLastDigitWithTheSameSeed() {
        Numbers first = Numbers.of(oneEpoch().seed(7));

        assertEquals(1, first.history().size());
        assertEquals(first, Numbers.of(oneEpoch().seed(7)));
        assertNotEquals(first, Numbers.of(oneEpoch().seed(8)));
    }

    @Test
    void givesTwoTrainingsAtOnceTheNumbersTheyGiveAlone() throws ExecutionException, InterruptedException {
        Numbers one = Numbers.of(oneEpoch().seed(1));
        Numbers other = Numbers.of(oneEpoch().seed(2));

        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Numbers> oneOfTwo =
                    threads.submit(() -> Numbers.of(oneEpoch().seed(1)));
            Future<Numbers> otherOfTwo =
                    threads.submit(() -> Numbers.of(oneEpoch().seed(2)));

            assertEquals(one, oneOfTwo.get());
            assertEquals(other, otherOfTwo.get());
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void canBeAskedAfterItWasStopped() {
        var stop = new StopAfter(2);

        try (FineTuned stopped = oneEpoch().listener(stop).watchedBy(stop).fit()) {
            assertEquals(StopReason.INTERRUPTED, stopped.outcome().reason());
            assertEquals(2, stopped.outcome().steps());
            assertFinite(stopped);
        }
    }

    private static void assertFinite(FineTuned trained) {
        for (NDArray weight : trained.classifier().weights()) {
            for (float value : weight.toFloatArray()) {
                assertTrue(Float.isFinite(value));
            }
        }
        for (TextPredictions.Row row : trained.predict(QUESTIONS).rows()) {
            assertEquals(
                    1,
                    row.probabilities().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum(),
                    1e-9);
        }
    }

    @Test
    void goesBackToFiniteWeightsWhenItDiverges() {
        try (FineTuned diverged = oneEpoch().learningRate(1e30).epochs(3).fit()) {
            assertEquals(StopReason.DIVERGED, diverged.outcome().reason());
            assertFinite(diverged);
        }
    }

    @Test
    void leavesThePretrainedModelAsItWasBitForBit() {
        float[][] before = model.embed(QUESTIONS);

        try (FineTuned trained = oneEpoch().fit()) {
            assertArrayEquals(before, model.embed(QUESTIONS));
            assertFalse(trained.classifier().weights().get(0).hasGradient());
        }
    }

    @Test
    void trainsTheHeadAloneWhenToldSo() {
        try (FineTuned trained = oneEpoch().strategy(Strategy.head()).seed(3).fit();
                Classifier untrained = model.newClassifier(DATA.labels(), Seeds.ofInitialisation(3))) {
            Classifier classifier = trained.classifier();
            for (int i = 0; i < classifier.weights().size(); i++) {
                String name = classifier.network().parameters().get(i).name();
                boolean same =
                        classifier.weights().get(i).equals(untrained.weights().get(i));
                assertEquals(!name.startsWith("classifier."), same, name);
            }
            assertEquals(2 * 384 + 2, trained.plan().trainableParameters());
        }
    }

    @Test
    void changesEveryWeightWhenAllAreTrained() {
        try (FineTuned trained = oneEpoch().seed(3).fit();
                Classifier untrained = model.newClassifier(DATA.labels(), Seeds.ofInitialisation(3))) {
            Classifier classifier = trained.classifier();
            for (int i = 0; i < classifier.weights().size(); i++) {
                assertFalse(
                        classifier.weights().get(i).equals(untrained.weights().get(i)),
                        classifier.network().parameters().get(i).name());
            }
        }
    }

    @Test
    void keepsNativeMemoryLevelOverManyTrainings() throws IOException {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/status")), "needs Linux's /proc");
        SplitData few = DATA.limitTraining(8, 1);
        for (int warm = 0; warm < 5; warm++) {
            Numbers.of(FineTuning.of(model).on(few).epochs(1));
        }
        long before = residentMegabytes();

        for (int fit = 0; fit < 30; fit++) {
            Numbers.of(FineTuning.of(model).on(few).epochs(1));
        }

        long grown = residentMegabytes() - before;
        // One copy of the weights is 90 MB, and the moments are twice that.
        assertTrue(grown < 30 * 5, "resident memory grew by " + grown + " MB");
    }

    private static long residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
