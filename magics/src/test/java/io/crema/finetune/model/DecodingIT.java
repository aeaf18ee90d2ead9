package io.crema.finetune.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.crema.finetune.engine.Torch;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodingIT {

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama", "qwen2"})
    void scoresWithACacheAsWithout(String family) {
        int[] ids = {80, 53, 12, 69, 30, 7, 7, 101, 44};
        try (LanguageModel model = TinyWriters.load(family);
                Decoding decoding = model.decode(Arrays.copyOf(ids, 3))) {
            for (int length = 3; length < ids.length; length++) {
                assertEquals(length, decoding.length());
                assertArrayEquals(scoresAfter(model, Arrays.copyOf(ids, length)), decoding.scores(), 1e-4f);
                decoding.append(ids[length]);
            }
            assertArrayEquals(scoresAfter(model, ids), decoding.scores(), 1e-4f);
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
            decoding.append(5);

            assertTrue(decoding.isFull());
            assertThrows(IllegalStateException.class, () -> decoding.append(5));
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
