package io.crema.finetune.train;

import java.util.List;

/**
 * Where a training stands between two steps: all that it goes on from, besides its tensors. Chance needs no place here,
 * as the order of an epoch and the dropout of a step depend on the seed and on their number alone.
 *
 * @param epoch the epoch under way, counted from 1
 * @param batches how many of its batches were trained on
 * @param steps taken over the whole training
 * @param lossSum the losses of this epoch's examples added up, in nats
 * @param examples how many these are
 * @param history the epochs that have ended
 * @param seconds since training began, pauses between two processes left out
 */
public record Standing(
        int epoch, int batches, int steps, double lossSum, int examples, List<EpochReport> history, double seconds) {

    /** Before the first step. */
    public static final Standing START = new Standing(1, 0, 0, 0, 0, List.of(), 0);

    public Standing {
        history = List.copyOf(history);
        if (epoch != history.size() + 1 || batches < 0 || steps < batches) {
            throw new IllegalArgumentException("epoch " + epoch + " cannot be under way after " + history.size()
                    + " epochs, " + batches + " batches of it and " + steps + " steps");
        }
    }

    /** The best epoch so far, 0 when there is none. */
    public int bestEpoch() {
        return history.stream()
                .filter(EpochReport::best)
                .mapToInt(EpochReport::epoch)
                .max()
                .orElse(0);
    }
}
