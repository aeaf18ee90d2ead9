package io.crema.finetune.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackedRowsTest {

    private static PromptedText text(int prompt, int completion) {
        return PromptedText.of(
                IntStream.range(0, prompt).toArray(),
                IntStream.range(0, completion).toArray());
    }

    @Test
    void putsTheLongestTextFirstAndFillsRowsUp() {
        PackedRows rows = PackedRows.of(List.of(text(1, 2), text(3, 4), text(2, 3), text(1, 1)), 10);

        assertEquals(2, rows.size());
        assertEquals(10, rows.cost(0)); // 7 and 3
        assertEquals(7, rows.cost(1)); // 5 and 2
    }

    @Test
    void countsTheTokensThatAreLearned() {
        PackedRows rows = PackedRows.of(List.of(text(1, 2), text(3, 4), text(0, 3)), 10);

        assertEquals(2 + 4 + 2, rows.learned()); // the first token of a text without a prompt follows nothing
        assertEquals(rows.learned(), rows.learned(0) + rows.learned(1));
        assertEquals((double) rows.learned(), rows.weight(new int[] {1, 0}));
    }

    @Test
    void refusesATextThatFitsIntoNoRow() {
        assertThrows(IllegalArgumentException.class, () -> PackedRows.of(List.of(text(3, 8)), 10));
    }

    @Test
    void refusesATextWithNothingToLearn() {
        assertThrows(IllegalArgumentException.class, () -> text(5, 0));
        assertThrows(IllegalArgumentException.class, () -> text(0, 1));
    }
}
