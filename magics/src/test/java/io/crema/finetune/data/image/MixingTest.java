package io.crema.finetune.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MixingTest {
    private static final int[] ROWS = {4, 8, 15, 16, 23, 42};

    @Test
    void drawsTheSameForTheSameSeedEpochAndRows() {
        Mixing one = Mixing.of(.2, ROWS, 5);
        Mixing other = Mixing.of(.2, ROWS.clone(), 5);

        assertEquals(one.share(), other.share());
        assertArrayEquals(partners(one), partners(other));
        assertTrue(one.share() != Mixing.of(.2, ROWS, 6).share());
        assertTrue(one.share()
                != Mixing.of(.2, new int[] {4, 8, 15, 16, 23, 43}, 5).share());
        assertArrayEquals(
                new int[] {0, 1, 2, 3, 4, 5},
                Arrays.stream(partners(one)).sorted().toArray());
    }

    private static int[] partners(Mixing mixing) {
        return IntStream.range(0, ROWS.length).map(mixing::partner).toArray();
    }

    /** Beta(a, a) has the mean 1/2 and the variance 1 / (4 (2a + 1)). */
    @Test
    void drawsSharesFromBeta() {
        for (double alpha : new double[] {.2, 1}) {
            double[] shares = IntStream.range(0, 20_000)
                    .mapToDouble(seed -> Mixing.of(alpha, ROWS, seed).share())
                    .toArray();
            double mean = Arrays.stream(shares).average().orElseThrow();
            double variance = Arrays.stream(shares)
                    .map(x -> (x - mean) * (x - mean))
                    .average()
                    .orElseThrow();

            assertEquals(0.5, mean, 0.01);
            assertEquals(1 / (4 * (2 * alpha + 1)), variance, 0.005);
        }
    }

    @Test
    void mixesEachPictureWithItsPartner() {
        Mixing mixing = Mixing.of(1, ROWS, 5);
        float[] numbers = {0, 1, 10, 11, 20, 21, 30, 31, 40, 41, 50, 51};

        mixing.apply(numbers);

        for (int place = 0; place < ROWS.length; place++) {
            double expected = mixing.share() * 10 * place + (1 - mixing.share()) * 10 * mixing.partner(place);
            assertEquals(expected, numbers[2 * place], 1e-5);
            assertEquals(expected + 1, numbers[2 * place + 1], 1e-5);
        }
    }
}
