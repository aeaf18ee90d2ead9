package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import io.crema.finetune.engine.CompiledModule;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** How well a module foresees the tokens that rows have to learn. */
final class PackedLoss {

    /** How many rows are measured at once. */
    private static final int BATCH = 8;

    private PackedLoss() {}

    /**
     * Their mean cross entropy, in nats.
     *
     * @throws CancellationException if cancelled between two batches
     */
    static double of(CompiledModule module, PackedRows rows, Progress progress) {
        double sum = 0;
        for (int start = 0; start < rows.size(); start += BATCH) {
            if (progress.cancelled()) {
                throw new CancellationException();
            }
            int end = Math.min(start + BATCH, rows.size());
            int[] some = IntStream.range(start, end).toArray();
            try (Batch batch = rows.batch(some);
                    NDArray loss = module.run("score", batch.manager(), batch.with(rows.of(some, batch.manager())))) {
                sum += loss.toFloatArray()[0] * rows.weight(some);
            }
            progress.at(end, rows.size());
        }
        return sum / rows.learned();
    }
}
