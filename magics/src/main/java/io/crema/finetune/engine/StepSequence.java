package io.crema.finetune.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.Arrays;
import java.util.List;

/** Steps that follow each other, each over some rows of arrays that lie in the engine's memory. */
public final class StepSequence {
    private final List<NDArray> table;
    private final List<int[]> batches;
    private final double[] learningRates;
    private final long[] seeds;

    /**
     * Plans.
     *
     * @param table what the module's {@code loss} takes, all rows of it; the first axis of each is the rows
     * @param batches the rows of each step, all of them in the table
     * @param learningRates of each step, before each group's scale
     * @param seeds of each step: all that its dropout depends on
     */
    public StepSequence(List<NDArray> table, List<int[]> batches, double[] learningRates, long[] seeds) {
        this.table = List.copyOf(table);
        this.batches = List.copyOf(batches);
        this.learningRates = learningRates.clone();
        this.seeds = seeds.clone();
        if (batches.isEmpty() || batches.size() != learningRates.length || batches.size() != seeds.length) {
            throw new IllegalArgumentException(batches.size() + " steps with " + learningRates.length
                    + " learning rates and " + seeds.length + " seeds");
        }
        long rows = table.get(0).getShape().get(0);
        if (batches.stream().flatMapToInt(Arrays::stream).anyMatch(row -> row < 0 || row >= rows)) {
            throw new IllegalArgumentException("a step asks for a row that is not among the table's " + rows);
        }
    }

    int count() {
        return batches.size();
    }

    List<NDArray> table() {
        return table;
    }

    /** The rows of all steps, one step after the other: INT64. */
    NDArray rows(PtNDManager manager) {
        long[] rows =
                batches.stream().flatMapToInt(Arrays::stream).asLongStream().toArray();
        return manager.create(rows, new Shape(rows.length));
    }

    /** How many rows each step has. */
    long[] sizes() {
        return batches.stream().mapToLong(batch -> batch.length).toArray();
    }

    /** How many rows the largest step has. */
    int largest() {
        return batches.stream().mapToInt(batch -> batch.length).max().orElse(0);
    }

    double[] learningRates() {
        return learningRates.clone();
    }

    long[] seeds() {
        return seeds.clone();
    }
}
