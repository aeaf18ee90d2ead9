package io.crema.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.checkpoint.RunsFolder;
import io.crema.finetune.data.DataException;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Split;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.data.image.Augmentation;
import io.crema.finetune.data.image.ImageFiles;
import io.crema.finetune.metrics.Metrics;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.SingleLabel;
import io.crema.finetune.strategy.FeatureCache;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.StepReport;
import io.crema.finetune.train.TrainingListener;
import io.crema.finetune.weights.FloatTensor;
import io.crema.finetune.weights.ModelSource;
import io.crema.finetune.weights.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures from files to predictions, with the network for small pictures that comes with Crema. */
class PicturesIT {
    @TempDir
    Path folder;

    /** Dark pictures and light ones, of all sizes. */
    @BeforeEach
    void drawPictures() throws IOException {
        drawPictures(0);
    }

    private void drawPictures(int lighter) throws IOException {
        for (int i = 0; i < 40; i++) {
            String label = i % 2 == 0 ? "dark" : "light";
            int grey = (i % 2 == 0 ? 10 : 180) + i + lighter;
            int rgb = grey << 16 | grey << 8 | grey;
            ImageFiles.plain(folder.resolve(label + "/" + i + ".png"), 20 + i, 30, rgb);
        }
    }

    private SplitData parts() {
        return LabelledData.read(folder).split(Split.stratified(.5, .2, .3));
    }

    @Test
    void learnsToTellPicturesApart() {
        SplitData parts = parts();
        try (Pretrained model = Pretrained.load("small-cnn");
                FineTuned run = FineTuning.of(model)
                        .on(parts)
                        .strategy(Strategy.head())
                        .epochs(30)
                        .learningRate(1e-2)
                        .fit()) {

            assertEquals(
                    1,
                    Metrics.ACCURACY
                            .of(run.evaluate(parts.test()).predictions())
                            .value());
            assertEquals(
                    List.of("dark"),
                    run.predict(folder.resolve("dark/0.png").toString()).predicted());
            String missing = folder.resolve("dusk.png").toString();
            DataException refusal = assertThrows(DataException.class, () -> run.predict(missing));
            assertTrue(refusal.summary().contains(missing + " (no such file)"), refusal.summary());
        }
    }

    @Test
    void computesTheFeaturesOfPicturesOnceAndReadsThemAfter(@TempDir Path kept) throws IOException {
        try (Pretrained model = Pretrained.load("small-cnn")) {
            List<Double> first = headLosses(model, kept);
            assertEquals(2, files(kept).size(), "training and validation part");

            assertEquals(first, headLosses(model, kept));
            assertEquals(2, files(kept).size());
            for (Path file : files(kept)) {
                FloatTensor features = Objects.requireNonNull(
                                Safetensors.read(file).get("features"))
                        .toFloats();
                float[] none = new float[features.toArray().length];
                long rows = features.shape().get(0);
                Safetensors.write(file, Map.of("features", FloatTensor.of(none, rows, none.length / rows)));
            }
            assertFalse(first.equals(headLosses(model, kept)), "they were computed again");

            drawPictures(30);
            headLosses(model, kept);
            assertEquals(4, files(kept).size(), "the same paths show other pictures");
        }
    }

    private List<Double> headLosses(Pretrained model, Path kept) {
        try (FineTuned run = FineTuning.of(model)
                .on(parts())
                .strategy(Strategy.head())
                .cache(FeatureCache.in(kept, 1_000_000))
                .epochs(2)
                .fit()) {
            return run.outcome().history().stream().map(EpochReport::trainLoss).toList();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void drawsTheSameRandomChangesHoweverItsThreadsRun() {
        Augmentation changes =
                Augmentation.NONE.withFlip().withCrop(.5).withShift(.2).withJitter(.3);
        try (Pretrained model = Pretrained.load("small-cnn")) {
            List<Double> once = losses(model, parts().augmented(changes));
            List<Double> again = losses(model, parts().augmented(changes));
            List<Double> plain = losses(model, parts());

            assertEquals(once, again);
            assertFalse(once.equals(plain), once.toString());
        }
    }

    private static List<Double> losses(Pretrained model, SplitData parts) {
        try (FineTuned run = FineTuning.of(model)
                .on(parts)
                .strategy(Strategy.full())
                .epochs(2)
                .learningRate(1e-3)
                .batchSize(4)
                .fit()) {
            return run.outcome().history().stream().map(EpochReport::trainLoss).toList();
        }
    }

    @Test
    void mixesPicturesAndTheirLabelsAndResumesToTheSameBits(@TempDir Path runs) {
        SplitData mixed = parts().augmented(Augmentation.NONE.withFlip().withMixup(.2));
        try (Pretrained model = Pretrained.load("small-cnn")) {
            FineTuning tuning = FineTuning.of(model)
                    .on(mixed)
                    .strategy(Strategy.full())
                    .epochs(3)
                    .learningRate(1e-3)
                    .batchSize(6);
            List<Integer> whole = bits(tuning);
            int[] taken = {0};

            bits(tuning.checkpoints(runs)
                    .listener(new TrainingListener() {
                        @Override
                        public void step(StepReport step) {
                            taken[0]++;
                        }
                    })
                    .watchedBy(new Progress() {
                        @Override
                        public boolean cancelled() {
                            return taken[0] >= 6;
                        }
                    }));

            assertEquals(
                    whole, bits(tuning.resume(new RunsFolder(runs).runs().get(0).path())));
            assertFalse(whole.equals(bits(FineTuning.of(model)
                    .on(parts().augmented(Augmentation.NONE.withFlip()))
                    .strategy(Strategy.full())
                    .epochs(3)
                    .learningRate(1e-3)
                    .batchSize(6))));
        }
    }

    private static List<Integer> bits(FineTuning tuning) {
        try (FineTuned run = tuning.fit()) {
            return Tiny.bits(run);
        }
    }

    @Test
    void refusesToMixPicturesByAFocalLoss() {
        SplitData mixed = parts().augmented(Augmentation.NONE.withMixup(.2));
        try (Pretrained model = Pretrained.load("small-cnn")) {
            FineTuning focal = FineTuning.of(model).on(mixed).objective(SingleLabel.PLAIN.focused(2));

            assertEquals("mixup and focal loss do not go together: choose one", message(focal));
        }
    }

    @Test
    void refusesToChangePicturesThatAStrategySeesOnce() {
        SplitData flipped = parts().augmented(Augmentation.NONE.withFlip());
        try (Pretrained model = Pretrained.load("small-cnn")) {
            for (Strategy strategy : List.of(Strategy.head(), Strategy.fewShot())) {
                FineTuning once = FineTuning.of(model).on(flipped).strategy(strategy);

                DataException refusal = assertThrows(DataException.class, once::fit);

                assertTrue(
                        refusal.summary()
                                .endsWith("(flip), and strategy " + strategy.name()
                                        + " computes what it learns from once"),
                        refusal.summary());
                assertEquals(
                        refusal.summary(),
                        assertThrows(DataException.class, once::dryRun).summary());
            }
        }
    }

    @Test
    void choosesAStrategyThatSeesTheChangesOfPictures() {
        try (Pretrained model = Pretrained.load("small-cnn")) {
            FineTuning few = FineTuning.of(model).on(parts().limitTraining(8, 1));
            FineTuning flipped =
                    FineTuning.of(model).on(parts().limitTraining(8, 1).augmented(Augmentation.NONE.withFlip()));

            assertEquals(Strategy.head(), few.suitableStrategy().strategy());
            assertEquals(Strategy.full(), flipped.suitableStrategy().strategy());
        }
    }

    private static String message(FineTuning refused) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, refused::fit).getMessage());
    }

    @Test
    void drawsOtherWeightsForAModelWithoutItsTraining() {
        ModelSource source = ModelSource.find("small-cnn");
        String picture = folder.resolve("dark/0.png").toString();
        try (Pretrained trained = Pretrained.of(source, 128);
                Pretrained one = Pretrained.untrained(source, 128, 1);
                Pretrained same = Pretrained.untrained(source, 128, 1)) {

            float[] features = one.embed(List.of(picture))[0];

            assertArrayEquals(features, same.embed(List.of(picture))[0]);
            assertFalse(Arrays.equals(features, trained.embed(List.of(picture))[0]));
            assertEquals(trained.parameterCount(), one.parameterCount());
            assertEquals("untrained small-cnn", one.name());
        }
    }

    @Test
    void leavesOutPicturesThatCannotBeRead() throws IOException {
        Files.writeString(folder.resolve("dark/broken.png"), "no picture");
        LabelledData data = LabelledData.read(folder);
        try (Pretrained model = Pretrained.load("small-cnn")) {

            DataException refusal =
                    assertThrows(DataException.class, () -> model.preprocessor().inputs(data));

            assertTrue(refusal.summary().startsWith("1 of 41 pictures cannot be read: "), refusal.summary());
            assertEquals(40, model.preprocessor().inputs(data.dropMissing()).size());
        }
    }
}
