package io.crema.finetune.metrics;

import java.util.function.IntToDoubleFunction;

/**
 * Rows that weigh something, and can weigh something else: what a bootstrap has to know of them.
 *
 * @param <R> the rows themselves
 */
public interface Weighted<R> {
    /** How many rows there are. */
    int size();

    double weight(int row);

    /** The same rows with other weights, of which all may be 0. */
    R reweighted(double[] weights);

    /**
     * Some of the rows, in the order given.
     *
     * @param rows at least one, each of them a row of these
     */
    R select(int... rows);

    /** Whether others were said of the same rows, with the same truth and weights, in the same order. */
    boolean isOnSameRowsAs(R others);

    /** Kish's effective number of rows, {@code (Σw)² / Σw²}; without weights, their number. */
    default double effectiveSize() {
        double sum = 0;
        double ofSquares = 0;
        for (int row = 0; row < size(); row++) {
            sum += weight(row);
            ofSquares += weight(row) * weight(row);
        }
        return sum * sum / ofSquares;
    }

    /** The mean of something over the rows, by their weights; undefined where none weighs anything. */
    default Score rowMean(IntToDoubleFunction ofRow) {
        double sum = 0;
        double total = 0;
        for (int row = 0; row < size(); row++) {
            double weight = weight(row);
            if (weight > 0) {
                sum += weight * ofRow.applyAsDouble(row);
                total += weight;
            }
        }
        return Score.ratio(sum, total, "no rows");
    }

    /** The weights, one a row. */
    default double[] weights() {
        double[] weights = new double[size()];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = weight(row);
        }
        return weights;
    }
}
