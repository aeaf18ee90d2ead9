package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;

/** One label for each example, as its index. */
public final class Labels implements Targets {
    private final List<Double> classWeights;
    private final int[] indices;

    public Labels(int... indices) {
        this(List.of(), indices);
    }

    /** @param classWeights what each label weighs in a mean; none for all alike */
    public Labels(List<Double> classWeights, int... indices) {
        this.classWeights = List.copyOf(classWeights);
        this.indices = indices.clone();
    }

    @Override
    public double weight(int[] rows) {
        return classWeights.isEmpty()
                ? rows.length
                : Arrays.stream(rows)
                        .mapToDouble(row -> classWeights.get(indices[row]))
                        .sum();
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
