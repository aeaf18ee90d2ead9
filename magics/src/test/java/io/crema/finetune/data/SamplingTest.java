package io.crema.finetune.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplingTest {
    @Test
    void visitsEveryRowOnceAnEpoch() {
        int[] order = Sampling.order(100, 42, 3);

        assertArrayEquals(
                IntStream.range(0, 100).toArray(), Arrays.stream(order).sorted().toArray());
    }

    @Test
    void givesTheOrderItAlwaysGave() {
        assertArrayEquals(new int[] {5, 3, 7, 4, 0, 6, 1, 2}, Sampling.order(8, 42, 0));
        assertArrayEquals(new int[] {3, 2, 1, 7, 0, 4, 5, 6}, Sampling.order(8, 42, 1));
    }

    @Test
    void differsByEpochAndBySeed() {
        int[] order = Sampling.order(50, 42, 0);

        assertFalse(Arrays.equals(order, Sampling.order(50, 42, 1)));
        assertFalse(Arrays.equals(order, Sampling.order(50, 43, 0)));
    }

    @Test
    void givesEveryOrderTheSameChance() {
        int[] seen = new int[3];
        for (int seed = 0; seed < 3000; seed++) {
            seen[Sampling.order(3, seed, 0)[0]]++;
        }

        // Four standard deviations of a binomial with n = 3000, p = 1/3.
        Arrays.stream(seen).forEach(count -> assertEquals(1000, count, 104));
    }
}
