package io.crema.finetune.strategy;

import ai.djl.ndarray.NDArray;
import io.crema.finetune.engine.Optimizer;
import io.crema.finetune.engine.StepSequence;
import io.crema.finetune.model.Batch;
import io.crema.finetune.strategy.Strategy.Examples;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All examples as one matrix in the engine's memory, so that many steps are one native call: a step on features takes
 * less time than it takes to hand them over.
 */
final class ResidentTable implements AutoCloseable {

    /** An interrupt waits no longer than these floating-point operations take: some 50 ms. */
    private static final long OPERATIONS = 500_000_000;

    /** Nor than so many steps, so that progress is seen. */
    private static final int MOST = 64;

    private final Batch all;
    private final List<NDArray> table;

    ResidentTable(Examples examples) {
        int[] rows = IntStream.range(0, examples.inputs().size()).toArray();
        all = examples.inputs().batch(rows);
        try {
            table = List.of(all.with(examples.targets().of(rows, all.manager())));
        } catch (RuntimeException e) {
            all.close();
            throw e;
        }
    }

    /**
     * How many steps are one call.
     *
     * @param parameters numbers that every example is multiplied by, on the way there and twice on the way back
     */
    static int steps(int batchSize, long parameters) {
        return (int) Math.max(1, Math.min(MOST, OPERATIONS / (6L * batchSize * parameters)));
    }

    /** Takes steps, the same as one by one. */
    List<Optimizer.Step> steps(Optimizer optimizer, List<int[]> batches, double[] learningRates, long[] seeds) {
        return optimizer.steps(new StepSequence(table, batches, learningRates, seeds));
    }

    @Override
    public void close() {
        all.close();
    }
}
