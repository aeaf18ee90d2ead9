package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/** One label for each example, as its index. */
public final class Labels implements Targets {
    private final int[] indices;

    public Labels(int... indices) {
        this.indices = indices.clone();
    }

    @Override
    public int size() {
        return indices.length;
    }

    /** INT64 (B). */
    @Override
    public NDArray of(int[] rows, NDManager manager) {
        long[] labels = Arrays.stream(rows).mapToLong(row -> indices[row]).toArray();
        return manager.create(labels, new Shape(rows.length));
    }

    public int[] all() {
        return indices.clone();
    }
}
