package io.crema.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.data.DataException;
import io.crema.finetune.data.image.Augmentation;
import io.crema.finetune.expression.Parameters.Parameter;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.TinyModel;
import io.crema.finetune.strategy.DivergedException;
import io.crema.finetune.strategy.FeatureCache;
import io.crema.finetune.strategy.FewShot;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Which weights of the tiny model move, by strategy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrategiesRunIT {
    private static final List<String> TEXTS = List.of("w5 w6 w7", "w30");

    private Pretrained model;

    @BeforeAll
    void load() {
        model = TinyModel.load();
    }

    @AfterAll
    void close() {
        model.close();
    }

    private FineTuning oneEpoch(Strategy strategy) {
        return FineTuning.of(model)
                .on(TinyData.texts())
                .strategy(strategy)
                .epochs(1)
                .learningRate(1e-2);
    }

    /** The names of the weights that a training moved. */
    private Set<String> moved(FineTuning training) {
        float[][] before = model.embed(TEXTS);
        Set<String> moved = new TreeSet<>();
        try (FineTuned trained = training.fit();
                Classifier untrained = model.newClassifier(trained.labels(), Seeds.ofInitialisation(42))) {
            List<Parameter> parameters = trained.classifier().network().parameters();
            for (int i = 0; i < parameters.size(); i++) {
                if (!trained.classifier()
                        .weights()
                        .get(i)
                        .equals(untrained.weights().get(i))) {
                    moved.add(parameters.get(i).name());
                }
            }
        }
        assertArrayEquals(before, model.embed(TEXTS), "the pretrained model stays as it was");
        return moved;
    }

    @Test
    void movesBiasesAndTheHeadByBitfit() {
        Set<String> moved = moved(oneEpoch(Strategy.bitfit()));

        assertTrue(moved.remove("classifier.weight"));
        assertTrue(moved.stream().allMatch(name -> name.endsWith(".bias")), moved::toString);
        assertTrue(moved.contains("bert.embeddings.LayerNorm.bias"), moved::toString);
    }

    @Test
    void movesTheHeadAloneInTheFirstEpochOfGradualUnfreezing() {
        assertEquals(Set.of("classifier.weight", "classifier.bias"), moved(oneEpoch(Strategy.gradual())));
    }

    @Test
    void movesOneMoreBlockInEachEpochOfGradualUnfreezing() {
        Set<String> moved =
                moved(oneEpoch(Strategy.gradual()).epochs(2).patience(9).learningRate(1e-3));

        assertTrue(moved.contains("bert.encoder.layer.1.output.dense.weight"), moved::toString);
        assertTrue(
                moved.stream().noneMatch(name -> name.contains("layer.0.") || name.contains("embeddings")),
                moved::toString);
    }

    @Test
    void movesEverythingInTheEnd() {
        Set<String> moved =
                moved(oneEpoch(Strategy.gradual()).epochs(4).patience(9).learningRate(1e-3));

        assertTrue(moved.contains("bert.embeddings.word_embeddings.weight"), moved::toString);
    }

    @Test
    void trainsTheHeadToTheSameNumbersOnKeptFeatures(@TempDir Path folder) throws IOException {
        FineTuning head = FineTuning.of(model)
                .on(TinyData.texts())
                .strategy(Strategy.head())
                .epochs(3);

        List<EpochReport> plain = history(head);
        List<EpochReport> first = history(head.cache(FeatureCache.in(folder, 1_000_000)));
        List<EpochReport> kept = history(head.cache(FeatureCache.in(folder, 1_000_000)));

        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count(), "training and validation part");
        }
        for (int epoch = 0; epoch < 3; epoch++) {
            assertEquals(plain.get(epoch).scores(), first.get(epoch).scores());
            assertEquals(plain.get(epoch).scores(), kept.get(epoch).scores());
        }
    }

    private static List<EpochReport> history(FineTuning training) {
        try (FineTuned trained = training.fit()) {
            return trained.outcome().history();
        }
    }

    @Test
    void refusesToChangeTextsAsPicturesAreChanged() {
        for (Augmentation changes : List.of(Augmentation.NONE.withMixup(.2), Augmentation.NONE.withFlip())) {
            FineTuning changed = FineTuning.of(model).on(TinyData.texts().augmented(changes));

            DataException refused = assertThrows(DataException.class, changed::fit);

            assertEquals(
                    "words is to be changed at random while it is learned (" + changes
                            + "), which goes with pictures, and this model reads texts",
                    refused.summary());
            assertEquals(
                    refused.summary(),
                    assertThrows(DataException.class, changed::selfCheck).summary());
        }
    }

    @Test
    void learnsFromPairsOfAFewExamplesAndThenTheHead() {
        FineTuning few = FineTuning.of(model)
                .on(TinyData.texts().limitTraining(8, 1))
                .strategy(new FewShot(20, 1e-3))
                .epochs(30)
                .patience(30);

        try (FineTuned first = few.fit();
                FineTuned again = few.fit();
                FineTuned headAlone =
                        few.strategy(Strategy.head()).learningRate(1e-2).fit()) {
            assertTrue(
                    lastTrainLoss(first) < 0.5 * lastTrainLoss(headAlone),
                    () -> lastTrainLoss(first) + " and " + lastTrainLoss(headAlone));
            assertEquals(lastTrainLoss(first), lastTrainLoss(again));
            assertEquals(2 * 32 + 2, first.plan().trainableParameters());
        }
        assertTrue(moved(few.epochs(1)).contains("bert.embeddings.word_embeddings.weight"));
    }

    @Test
    void namesTheStepAndTheRowsWhereABodyThatLearnsFromPairsDiverges() {
        float[][] before = model.embed(TEXTS);
        FineTuning few = FineTuning.of(model)
                .on(TinyData.texts().limitTraining(8, 1))
                .strategy(new FewShot(20, 1e30))
                .epochs(1);

        DivergedException diverged = assertThrows(DivergedException.class, few::fit);

        assertTrue(
                diverged.summary()
                        .matches(
                                "the loss of step \\d of 20 of few-shot training's body is NaN and its gradient norm NaN;"
                                        + " its batch is the training rows \\d(, \\d){7}"),
                diverged.summary());
        assertTrue(diverged.hint().contains("a tenth of the body's rate of 1.0E30"), diverged.hint());
        assertArrayEquals(before, model.embed(TEXTS), "the pretrained model stays as it was");
    }

    @Test
    void saysThatNothingIsKeptOfABodyThatIsStopped() {
        FineTuning few = FineTuning.of(model)
                .on(TinyData.texts().limitTraining(8, 1))
                .strategy(new FewShot(20, 1e-3))
                .watchedBy(new Progress() {
                    private int steps;

                    @Override
                    public void at(int done, int rows) {
                        steps++;
                    }

                    @Override
                    public boolean cancelled() {
                        return steps > 3;
                    }
                });

        var stopped = assertThrows(FineTuningInterruptedException.class, few::fit);

        assertEquals(
                "stopped before step 5 of 20 of few-shot training's body: nothing is kept, as no head has learned from it"
                        + " yet",
                stopped.getMessage());
    }

    private static double lastTrainLoss(FineTuned trained) {
        List<EpochReport> history = trained.outcome().history();
        return history.get(history.size() - 1).trainLoss();
    }
}
