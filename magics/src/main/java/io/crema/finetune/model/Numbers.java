package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Numbers for each example: one for each of the model's outputs. */
public final class Numbers implements Targets {
    private final float[][] rows;

    /** @param rows (examples, outputs); not copied, and not to be changed after */
    public Numbers(float[][] rows) {
        this.rows = rows;
    }

    @Override
    public int size() {
        return rows.length;
    }

    /** FLOAT32 (B, outputs). */
    @Override
    public NDArray of(int[] chosen, NDManager manager) {
        int width = rows[0].length;
        float[] flat = new float[chosen.length * width];
        for (int b = 0; b < chosen.length; b++) {
            System.arraycopy(rows[chosen[b]], 0, flat, b * width, width);
        }
        return manager.create(flat, new Shape(chosen.length, width));
    }

    /** The numbers of an example. */
    public float[] row(int row) {
        return rows[row].clone();
    }
}
