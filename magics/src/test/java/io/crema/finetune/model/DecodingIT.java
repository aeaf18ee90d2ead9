package io.crema.finetune.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.crema.finetune.engine.Torch;
import io.crema.finetune.model.Decoding.Choice;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodingIT {

    private static final Choice SURPRISING = new Choice(5, 0, 1);

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama", "qwen2"})
    void scoresWithACacheAsWithout(String family) {
        int[] text = {80, 53, 12};
        try (LanguageModel model = TinyWriters.load(family);
                Decoding decoding = model.decode(text)) {
            for (double point : new double[] {.1, .9, .5, .3, .7, .2, .8, .6}) {
                int[] next = decoding.write(SURPRISING, point);
                assertArrayEquals(scoresAfter(model, text), decoding.scores(), 1e-4f);
                text = IntStream.concat(Arrays.stream(text), Arrays.stream(next))
                        .toArray();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama", "qwen2"})
    void writesTheSameInOneCallAsInMany(String family) {
        double[] points = {.1, .9, .5, .3, .7, .2, .8, .6};
        try (LanguageModel model = TinyWriters.load(family);
                Decoding atOnce = model.decode(80, 53, 12);
                Decoding oneByOne = model.decode(80, 53, 12)) {
            int[] whole = atOnce.write(SURPRISING, points);
            int[] pieces = Arrays.stream(points, 0, whole.length) // one of them may end the text
                    .flatMap(point ->
                            Arrays.stream(oneByOne.write(SURPRISING, point)).asDoubleStream())
                    .mapToInt(id -> (int) id)
                    .toArray();

            assertTrue(whole.length > 2, "too few tokens to compare");
            assertArrayEquals(whole, pieces);
            assertArrayEquals(atOnce.scores(), oneByOne.scores());
            assertEquals(atOnce.room(), oneByOne.room());
        }
    }

    /** The whole text at once, as if nothing had been kept. */
    private static float[] scoresAfter(LanguageModel model, int... ids) {
        try (NDManager manager = Torch.newManager()) {
            var row = new Shape(1, ids.length);
            NDArray tokens = manager.create(Arrays.stream(ids).asLongStream().toArray(), row);
            NDArray positions = manager.create(LongStream.range(0, ids.length).toArray(), row);
            NDArray segments = manager.create(new long[ids.length], row);
            float[] all = model.module()
                    .run("logits", manager, tokens, positions, segments)
                    .toFloatArray();
            int width = model.backbone().vocabularySize();
            return Arrays.copyOfRange(all, (ids.length - 1) * width, ids.length * width);
        }
    }

    @Test
    void endsWhereTheModelTakesNoMoreTokens() {
        try (LanguageModel model = TinyWriters.load("gpt2");
                Decoding decoding = model.decode(IntStream.range(0, 39).toArray())) {
            assertEquals(2, decoding.room());
            assertEquals(2, decoding.write(SURPRISING, .1, .2).length);

            assertEquals(0, decoding.room());
            assertThrows(IllegalStateException.class, () -> decoding.write(SURPRISING, .1));
        }
    }

    @Test
    void refusesAPromptThatIsTooLong() {
        try (LanguageModel model = TinyWriters.load("llama")) {
            var refused = assertThrows(
                    IllegalArgumentException.class,
                    () -> model.decode(IntStream.range(0, 41).toArray()));

            assertEquals("the prompt has 41 tokens, but llama takes 40. Shorten the prompt", refused.getMessage());
        }
    }
}
