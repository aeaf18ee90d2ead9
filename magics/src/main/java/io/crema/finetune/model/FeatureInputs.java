package io.crema.finetune.model;

import ai.djl.ndarray.types.Shape;
import java.util.List;

/** Examples that are vectors already: features that were computed before, or the numbers of a table. */
public final class FeatureInputs implements Inputs {
    private final float[][] rows;

    /** @param rows (examples, C); not copied, and not to be changed after */
    public FeatureInputs(float[][] rows) {
        this.rows = rows;
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
