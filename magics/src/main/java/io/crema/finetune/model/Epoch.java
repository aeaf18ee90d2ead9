package io.crema.finetune.model;

import java.util.List;

/**
 * One pass over the examples, about to begin.
 *
 * @param number counted from 1
 * @param seed of what this epoch, and no other, draws for its examples
 * @param batches the rows of every step, in the order in which they will be asked for
 */
public record Epoch(int number, long seed, List<int[]> batches) {
    public Epoch {
        batches = List.copyOf(batches);
    }

    /** An epoch whose batches are not known before. */
    public static Epoch unplanned(int number) {
        return new Epoch(number, 0, List.of());
    }
}
