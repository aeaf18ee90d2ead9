package io.crema.finetune.metrics;

import java.util.Arrays;
import java.util.List;

/** What rows must be before a metric looks at them. */
final class RowChecks {
    private static final double SUM_TOLERANCE = 1e-3;

    private RowChecks() {}

    static void classes(List<String> labels, int[] truth, int[] predicted) {
        if (labels.size() < 2) {
            throw new IllegalArgumentException("labels " + labels + ": expected at least two");
        }
        if (truth.length == 0) {
            throw new IllegalArgumentException("no rows to evaluate: is the split empty?");
        }
        if (truth.length != predicted.length) {
            throw new IllegalArgumentException(truth.length + " true classes and " + predicted.length
                    + " predicted ones: expected one of each for every row");
        }
        for (int row = 0; row < truth.length; row++) {
            requireClass("true", truth[row], row, labels);
            requireClass("predicted", predicted[row], row, labels);
        }
    }

    private static void requireClass(String which, int label, int row, List<String> labels) {
        if (label < 0 || label >= labels.size()) {
            throw new IllegalArgumentException("row " + row + ": " + which + " class " + label + ", expected 0 to "
                    + (labels.size() - 1) + " for the labels " + labels);
        }
    }

    static void probabilities(double[][] probabilities, int rows, int labels) {
        if (probabilities.length != rows) {
            throw new IllegalArgumentException("probabilities of " + probabilities.length + " rows, expected " + rows);
        }
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (double probability : probabilities[row]) {
                sum += probability >= 0 && probability <= 1 ? probability : Double.NaN;
            }
            if (probabilities[row].length != labels || !(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
                throw new IllegalArgumentException("row " + row + ": expected " + labels
                        + " probabilities in [0,1] with sum 1 (a softmax, not logits)");
            }
        }
    }

    static void weights(double[] weights, int rows) {
        if (weights.length != rows) {
            throw new IllegalArgumentException(weights.length + " weights for " + rows + " rows");
        }
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            if (!(weights[row] >= 0 && weights[row] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("row " + row + ": weight " + weights[row] + ", expected 0 or more");
            }
            sum += weights[row];
        }
        if (sum == 0) {
            throw new IllegalArgumentException("every weight is 0: nothing is left to evaluate");
        }
    }

    /** The weights of rows that all count alike. */
    static double[] ones(int rows) {
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }
}
