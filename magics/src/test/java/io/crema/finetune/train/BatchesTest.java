package io.crema.finetune.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {

    @Test
    void seesEveryExampleOncePerEpoch() {
        for (int examples : new int[] {1, 15, 16, 17, 512, 513, 1000}) {
            for (int batchSize : new int[] {1, 16, 1000, Integer.MAX_VALUE}) {
                List<int[]> batches = Batches.ofEpoch(examples, batchSize, 42, 1, example -> 1);

                assertArrayEquals(IntStream.range(0, examples).toArray(), sorted(batches));
                assertEquals((examples - 1) / batchSize + 1, batches.size());
            }
        }
    }

    private static int[] sorted(List<int[]> batches) {
        return batches.stream().flatMapToInt(Arrays::stream).sorted().toArray();
    }

    @Test
    void dependsOnTheSeedAndTheEpochAlone() {
        List<List<Integer>> once = shown(Batches.ofEpoch(100, 8, 42, 1, example -> 1));

        assertEquals(once, shown(Batches.ofEpoch(100, 8, 42, 1, example -> 1)));
        assertFalse(once.equals(shown(Batches.ofEpoch(100, 8, 42, 2, example -> 1))));
        assertFalse(once.equals(shown(Batches.ofEpoch(100, 8, 43, 1, example -> 1))));
    }

    private static List<List<Integer>> shown(List<int[]> batches) {
        return batches.stream()
                .map(batch -> Arrays.stream(batch).boxed().toList())
                .toList();
    }

    @Test
    void putsTextsOfLikeLengthTogether() {
        var random = new SplittableRandom(1);
        int[] lengths = random.ints(2048, 5, 129).toArray();

        List<int[]> batches = Batches.ofEpoch(2048, 16, 42, 1, example -> lengths[example]);

        double filled = 0;
        for (int[] batch : batches) {
            int longest = Arrays.stream(batch).map(row -> lengths[row]).max().orElseThrow();
            filled += longest * batch.length
                    - Arrays.stream(batch).map(row -> lengths[row]).sum();
        }
        double share = filled / Arrays.stream(lengths).sum();
        assertTrue(share < 0.05, "padding is " + share + " of the tokens");
    }
}
