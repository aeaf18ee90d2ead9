package io.crema.finetune.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedRowsIT {
    private static final List<PromptedText> TEXTS = List.of(
            PromptedText.of(new int[] {80, 53, 12}, 69, 30, 7),
            PromptedText.of(new int[] {9}, 101, 44),
            PromptedText.of(new int[] {}, 17, 18, 19, 20),
            PromptedText.of(new int[] {5, 6}, 7));

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama", "qwen2"})
    void losesAsTheTextsDoOneByOne(String family) {
        try (LanguageModel model = TinyWriters.load(family)) {
            double sum = 0;
            long learned = 0;
            for (PromptedText text : TEXTS) {
                PackedRows alone = PackedRows.of(List.of(text), 40);
                sum += model.loss(alone, Progress.NONE) * alone.learned();
                learned += alone.learned();
            }

            PackedRows oneRow = PackedRows.of(TEXTS, 40);
            PackedRows severalRows = PackedRows.of(TEXTS, 7);

            assertEquals(1, oneRow.size());
            assertEquals(3, severalRows.size());
            assertEquals(sum / learned, model.loss(oneRow, Progress.NONE), 1e-5);
            assertEquals(sum / learned, model.loss(severalRows, Progress.NONE), 1e-5);
        }
    }

    @Test
    void laysTextsBehindEachOtherAndPadsTheRest() {
        PackedRows rows = PackedRows.of(TEXTS.subList(0, 3), 9);

        try (Batch batch = rows.batch(0, 1)) {
            assertArrayEquals(
                    new long[] {80, 53, 12, 69, 30, 7, 9, 101, 44, 17, 18, 19, 20, 0, 0, 0, 0, 0},
                    batch.arrays().get(0).toLongArray());
            assertArrayEquals(
                    new long[] {0, 1, 2, 3, 4, 5, 0, 1, 2, 0, 1, 2, 3, 0, 0, 0, 0, 0},
                    batch.arrays().get(1).toLongArray());
            assertArrayEquals(
                    new long[] {1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 0, 0, 0, 0, 0},
                    batch.arrays().get(2).toLongArray());
            assertArrayEquals(
                    new long[] {2, 3, 4, 6, 7, 9, 10, 11}, batch.arrays().get(3).toLongArray());
            assertArrayEquals(
                    new long[] {69, 30, 7, 101, 44, 18, 19, 20},
                    rows.of(new int[] {0, 1}, batch.manager()).toLongArray());
        }
    }
}
