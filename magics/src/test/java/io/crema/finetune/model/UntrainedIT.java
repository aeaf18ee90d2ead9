package io.crema.finetune.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crema.finetune.engine.Optimizer;
import io.crema.finetune.strategy.FullFineTune;
import io.crema.finetune.strategy.Steering;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.strategy.Trainee;
import io.crema.finetune.weights.ModelSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Models that start from random weights. */
class UntrainedIT {
    private static final List<String> EXCLUSIVE_OR = List.of("0, 0", "0, 1", "1, 0", "1, 1");

    @Test
    void drawsTheSameWeightsFromTheSameSeed() {
        float[] once = embedding(7);
        float[] again = embedding(7);
        float[] other = embedding(8);

        assertArrayEquals(once, again);
        assertFalse(Arrays.equals(once, other));
    }

    private static float[] embedding(long seed) {
        try (Pretrained model = mlp(seed)) {
            return model.embed(List.of("1, 2"))[0];
        }
    }

    @Test
    void learnsATableThatNoLineDivides() {
        try (Pretrained model = mlp(7);
                Classifier classifier = model.newClassifier(List.of("same", "different"), 1)) {
            Inputs table = model.preprocessor().inputs(EXCLUSIVE_OR);

            train(classifier, table, new Labels(0, 1, 1, 0), 200);

            assertArrayEquals(new int[] {0, 1, 1, 0}, best(classifier.logits(table, Progress.NONE)));
        }
    }

    @Test
    void refusesRowsOfOtherNumbers() {
        try (Pretrained model = mlp(7)) {
            Preprocessor preprocessor = model.preprocessor();

            assertThrows(IllegalArgumentException.class, () -> preprocessor.inputs(List.of("1, 2, 3")));
            assertThrows(IllegalArgumentException.class, () -> preprocessor.inputs(List.of("1, two")));
        }
    }

    /** Predictions go by the running statistics, which only training can have brought near the pictures' own. */
    @Test
    void learnsPicturesWithStatisticsOfItsOwn() {
        try (Pretrained model = cnn();
                Classifier classifier = model.newClassifier(List.of("rows", "columns"), 1)) {
            var bars = new Bars(16);
            int[] labels = IntStream.range(0, bars.size()).map(row -> row % 2).toArray();

            train(classifier, bars, new Labels(labels), 60);

            assertArrayEquals(labels, best(classifier.logits(bars, Progress.NONE)));
        }
    }

    @Test
    void putsTheStatisticsBackWithTheWeights() {
        try (Pretrained model = cnn();
                Classifier classifier = model.newClassifier(List.of("rows", "columns"), 1)) {
            var bars = new Bars(8);
            var examples = new Strategy.Examples(bars, new Labels(0, 1, 0, 1, 0, 1, 0, 1));
            int[] all = IntStream.range(0, bars.size()).toArray();

            try (Trainee trainee = new FullFineTune(1)
                    .applyTo(classifier, examples, new Steering(32, 0, 1, Optimizer.Settings.DEFAULT), Progress.NONE)) {
                trainee.step(all, 0.01, 1);
                trainee.keep();
                float[][] kept = classifier.logits(bars, Progress.NONE);
                trainee.step(all, 0.01, 2);
                assertFalse(Arrays.deepEquals(kept, classifier.logits(bars, Progress.NONE)));

                trainee.restore();

                assertTrue(Arrays.deepEquals(kept, classifier.logits(bars, Progress.NONE)));
                assertEquals(classifier.parameterCount(), trainee.trainableParameters());
            }
        }
    }

    private static Pretrained mlp(long seed) {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.put("model_type", "mlp").put("num_features", 2).put("hidden_dropout_prob", 0);
        config.putArray("hidden_sizes").add(16);
        return Pretrained.untrained(ModelSource.described("mlp", config), 128, seed);
    }

    private static Pretrained cnn() {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.put("model_type", "cnn").put("image_size", Bars.SIDE);
        config.putArray("hidden_sizes").add(4).add(8);
        return Pretrained.untrained(ModelSource.described("cnn", config), 128, 7);
    }

    private static void train(Classifier classifier, Inputs inputs, Labels labels, int steps) {
        int[] all = IntStream.range(0, inputs.size()).toArray();
        var examples = new Strategy.Examples(inputs, labels);
        try (Trainee trainee = new FullFineTune(1)
                .applyTo(classifier, examples, new Steering(32, 0, 1, Optimizer.Settings.DEFAULT), Progress.NONE)) {
            for (int step = 0; step < steps; step++) {
                trainee.step(all, 0.02, step);
            }
        }
    }

    private static int[] best(float[][] logits) {
        return Arrays.stream(logits).mapToInt(row -> row[0] >= row[1] ? 0 : 1).toArray();
    }

    /** Pictures of one bright bar, in even rows of the data across, in odd ones upright. */
    private record Bars(int size) implements Inputs {
        static final int SIDE = 8;

        @Override
        public int cost(int row) {
            return 1;
        }

        @Override
        public Batch batch(int... rows) {
            float[] pixels = new float[rows.length * SIDE * SIDE];
            for (int b = 0; b < rows.length; b++) {
                int at = rows[b] / 2 % SIDE;
                for (int i = 0; i < SIDE; i++) {
                    int pixel = rows[b] % 2 == 0 ? at * SIDE + i : i * SIDE + at;
                    pixels[b * SIDE * SIDE + pixel] = 5;
                }
            }
            return Batch.of(manager -> List.of(manager.create(pixels, new Shape(rows.length, 1, SIDE, SIDE))));
        }
    }
}
