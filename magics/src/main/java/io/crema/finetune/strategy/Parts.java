package io.crema.finetune.strategy;

import io.crema.finetune.model.Inputs;
import io.crema.finetune.model.Portions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which rows of a step are computed at once.
 *
 * @param batchSize no more than these
 * @param portions how many of these
 * @param moving how many numbers are learned
 */
record Parts(Inputs inputs, int batchSize, Portions portions, long moving) {

    /** A step's rows in their order. */
    List<int[]> of(int[] rows) {
        List<int[]> parts = new ArrayList<>();
        for (int from = 0; from < rows.length; from += batchSize) {
            int to = Math.min(from + batchSize, rows.length);
            int longest = Arrays.stream(rows, from, to).map(inputs::cost).max().orElse(1);
            int size = portions.of(to - from, longest, moving);
            for (int start = from; start < to; start += size) {
                parts.add(Arrays.copyOfRange(rows, start, Math.min(start + size, to)));
            }
        }
        return parts;
    }
}
