package io.crema.finetune.model;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;

/** Examples that are vectors already: features that were computed before, or the numbers of a table. */
public final class FeatureInputs implements Inputs {
    private final float[][] rows;
    private final Optional<String> remark;

    /** @param rows (examples, C); not copied, and not to be changed after */
    public FeatureInputs(float[][] rows) {
        this(rows, Optional.empty());
    }

    /** @param remark what people should know of the rows */
    FeatureInputs(float[][] rows, Optional<String> remark) {
        this.rows = rows;
        this.remark = remark;
    }

    @Override
    public Optional<String> remark() {
        return remark;
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public int cost(int row) {
        return 1;
    }

    /** FLOAT32 (B, C). */
    @Override
    public Batch batch(int... chosen) {
        int width = rows[0].length;
        float[] flat = new float[chosen.length * width];
        for (int b = 0; b < chosen.length; b++) {
            System.arraycopy(rows[chosen[b]], 0, flat, b * width, width);
        }
        return Batch.of(manager -> List.of(manager.create(flat, new Shape(chosen.length, width))));
    }
}
