package io.crema.finetune.baseline;

/** A matrix of features, one row an example, however it is stored. */
public sealed interface Features permits SparseFeatures, DenseFeatures {
    /**
     * Features that are mostly not zero, such as embeddings; the values are copied.
     *
     * @param values of shape {@code (rows, columns)}
     * @throws IllegalArgumentException if the rows differ in length
     */
    static Features dense(float[][] values) {
        return DenseFeatures.of(values);
    }

    /** As above. */
    static Features dense(double[][] values) {
        return DenseFeatures.of(values);
    }

    int rows();

    int columns();

    /** The product of a row with the weights from {@code offset} on. */
    double dot(int row, double[] weights, int offset);

    /** Adds {@code scale} times a row to the sums from {@code offset} on. */
    void addScaled(int row, double scale, double[] sums, int offset);
}
