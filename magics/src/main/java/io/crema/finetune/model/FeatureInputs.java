package io.crema.finetune.model;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;

/** Examples that are vectors already: features that were computed before, or the numbers of a table. */
public final class FeatureInputs implements Inputs {
    private static final long MATRIX = 1L << 27; // numbers: 512 MiB

    private final float[][] rows;
    private final List<String> remarks;

    /** @param rows (examples, C); not copied, and not to be changed after */
    public FeatureInputs(float[][] rows) {
        this(rows, List.of());
    }

    /** As above, with what people should know of how they were read. */
    public FeatureInputs(float[][] rows, List<String> remarks) {
        this.rows = rows;
        this.remarks = List.copyOf(remarks);
    }

    /** The numbers, (examples, C); not a copy, and not to be changed. */
    public float[][] rows() {
        return rows;
    }

    @Override
    public List<String> remarks() {
        return remarks;
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public int cost(int row) {
        return 1;
    }

    @Override
    public Optional<String> fingerprint() {
        var fingerprint = new Fingerprint();
        for (float[] row : rows) {
            fingerprint.with(row);
        }
        return Optional.of(fingerprint.hex());
    }

    /** Unless they are too many to lie in memory twice. */
    @Override
    public boolean isMatrix() {
        return rows.length > 0 && (long) rows.length * rows[0].length <= MATRIX;
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
