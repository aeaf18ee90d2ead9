package io.crema.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.crema.finetune.model.Batch;
import io.crema.finetune.model.Inputs;
import java.util.List;

/** Texts filled up to the same length in every batch, as is often done where batches are not sorted by length. */
record PaddedInputs(Inputs inputs, int length) implements Inputs {

    @Override
    public int size() {
        return inputs.size();
    }

    /** All the same, so that nothing is sorted. */
    @Override
    public int cost(int row) {
        return 1;
    }

    @Override
    public Batch batch(int... rows) {
        try (Batch batch = inputs.batch(rows)) {
            long[] ids = widened(batch.arrays().get(0));
            long[] mask = widened(batch.arrays().get(1));
            Shape shape = new Shape(rows.length, length);
            return Batch.of(manager -> List.of(manager.create(ids, shape), manager.create(mask, shape)));
        }
    }

    private long[] widened(NDArray narrow) {
        int rows = (int) narrow.getShape().get(0);
        int width = (int) narrow.getShape().get(1);
        long[] from = narrow.toLongArray();
        long[] to = new long[rows * length];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(from, row * width, to, row * length, width);
        }
        return to;
    }
}
