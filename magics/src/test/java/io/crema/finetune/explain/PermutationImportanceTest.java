package io.crema.finetune.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PermutationImportanceTest {
    private static final int ROWS = 200;

    /** A model that says the first column, which is the truth: each row's parity. The second it never looks at. */
    private static double accuracy(int column, int[] order) {
        return IntStream.range(0, ROWS)
                        .filter(row -> (column == 0 ? order[row] : row) % 2 == row % 2)
                        .count()
                / (double) ROWS;
    }

    @Test
    void findsTheColumnThatTheModelUses() {
        PermutationImportance found = PermutationImportance.of(
                "accuracy", List.of("used", "unused"), ROWS, PermutationImportanceTest::accuracy, 30, 1);

        assertEquals(1, found.score());
        assertEquals("used", found.columns().get(0).name());
        assertEquals(.5, found.columns().get(0).fall(), .05);
        assertTrue(found.columns().get(0).lower() > 0);
        assertEquals(
                new PermutationImportance.Column("unused", 0, 0, 0),
                found.columns().get(1));
    }

    @Test
    void mixesOneColumnOfNumbersAndLeavesTheRowsAsTheyAre() {
        double[][] rows = {{1, 10}, {2, 20}, {3, 30}};

        double sum = PermutationImportance.MixedScore.ofNumbers(rows, mixed -> mixed[0][0] + 100 * mixed[0][1])
                .of(1, new int[] {2, 0, 1});

        assertEquals(3001, sum);
        assertEquals(10, rows[0][1]);
    }

    @Test
    void isTheSameFromTheSameSeed() {
        assertEquals(
                PermutationImportance.of("accuracy", List.of("a"), ROWS, PermutationImportanceTest::accuracy, 5, 1),
                PermutationImportance.of("accuracy", List.of("a"), ROWS, PermutationImportanceTest::accuracy, 5, 1));
    }

    @Test
    void refusesWhatGivesNoInterval() {
        assertThrows(
                IllegalArgumentException.class,
                () -> PermutationImportance.of("accuracy", List.of("a"), ROWS, (column, order) -> 1, 1, 1));
    }
}
