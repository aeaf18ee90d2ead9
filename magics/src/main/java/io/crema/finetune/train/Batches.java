package io.crema.finetune.train;

import io.crema.finetune.data.Sampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/** Which examples make a step. Every epoch is another order, drawn from the seed and the epoch alone. */
final class Batches {

    /** Texts are sorted by length among this many batches at a time: little padding, and still a random order. */
    private static final int WINDOW = 32;

    private Batches() {}

    /**
     * The batches of one epoch: a random order, cut into windows, sorted by cost within a window so that a batch's texts
     * are of like length, and the batches shuffled.
     *
     * @param cost of an example: its tokens
     */
    static List<int[]> ofEpoch(int examples, int batchSize, long seed, int epoch, IntUnaryOperator cost) {
        int[] order = Sampling.order(examples, seed, epoch);
        int size = Math.min(batchSize, examples);
        int windowSize = (int) Math.min((long) WINDOW * size, examples);
        List<int[]> batches = new ArrayList<>();
        for (int start = 0; start < examples; start += windowSize) {
            int[] window = Arrays.stream(order, start, Math.min(start + windowSize, examples))
                    .boxed()
                    .sorted(Comparator.comparingInt(cost::applyAsInt))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int from = 0; from < window.length; from += size) {
                batches.add(Arrays.copyOfRange(window, from, Math.min(from + size, window.length)));
            }
        }
        Collections.shuffle(batches, new Random(seed * 31 + epoch));
        return batches;
    }
}
