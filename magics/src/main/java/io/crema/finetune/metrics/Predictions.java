package io.crema.finetune.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a model said about rows, beside what is true: all that a metric looks at.
 *
 * <p>Classes are indices into {@link #labels()}. Probabilities, where the model gives them, are {@code (rows, classes)}.
 * Rows may carry weights; without them each weighs 1.
 */
public final class Predictions {
    private final List<String> labels;
    private final int[] truth;
    private final int[] predicted;
    private final double @Nullable [][] probabilities;
    private final double[] weights;
    private final int[] ascending;
    private final ConfusionMatrix confusion;

    private Predictions(
            List<String> labels,
            int[] truth,
            int[] predicted,
            double @Nullable [][] probabilities,
            double[] weights,
            int[] ascending) {
        this.labels = labels;
        this.truth = truth;
        this.predicted = predicted;
        this.probabilities = probabilities;
        this.weights = weights;
        this.ascending = ascending;
        this.confusion = ConfusionMatrix.tally(labels, truth, predicted, weights);
    }

    /**
     * Predicted classes without probabilities.
     *
     * @throws IllegalArgumentException if there is no row, or a row names a class that is not in the labels
     */
    public static Predictions of(List<String> labels, int[] truth, int[] predicted) {
        RowChecks.classes(labels, truth, predicted);
        return new Predictions(
                List.copyOf(labels), truth.clone(), predicted.clone(), null, ones(truth.length), new int[0]);
    }

    /**
     * Predicted classes with their probabilities; the class predicted need not be the most probable.
     *
     * @param probabilities {@code (rows, classes)}, each row in [0,1] with sum 1 to 0.001
     */
    public static Predictions of(List<String> labels, int[] truth, int[] predicted, double[][] probabilities) {
        RowChecks.classes(labels, truth, predicted);
        RowChecks.probabilities(probabilities, truth.length, labels.size());
        double[][] copy = Arrays.stream(probabilities).map(double[]::clone).toArray(double[][]::new);
        return new Predictions(
                List.copyOf(labels),
                truth.clone(),
                predicted.clone(),
                copy,
                ones(truth.length),
                ascendingByLastClass(copy));
    }

    /** The most probable class is predicted, the first of equals. */
    public static Predictions of(List<String> labels, int[] truth, double[][] probabilities) {
        RowChecks.probabilities(probabilities, truth.length, labels.size());
        int[] predicted =
                Arrays.stream(probabilities).mapToInt(Predictions::mostProbable).toArray();
        return of(labels, truth, predicted, probabilities);
    }

    /** The same rows, weighed: a weight of 2 counts as the row twice, of 0 as the row left out. */
    public Predictions weighted(double[] rowWeights) {
        RowChecks.weights(rowWeights, size());
        return new Predictions(labels, truth, predicted, probabilities, rowWeights.clone(), ascending);
    }

    /** A bootstrap resample: each row weighs what it weighed, as often as it was drawn. */
    Predictions resampled(int[] draws) {
        double[] drawn = new double[size()];
        Arrays.setAll(drawn, row -> weights[row] * draws[row]);
        return new Predictions(labels, truth, predicted, probabilities, drawn, ascending);
    }

    /** Kish's effective number of rows, {@code (Σw)² / Σw²}; without weights, their number. */
    double effectiveSize() {
        double sum = 0;
        double ofSquares = 0;
        for (double weight : weights) {
            sum += weight;
            ofSquares += weight * weight;
        }
        return sum * sum / ofSquares;
    }

    public List<String> labels() {
        return labels;
    }

    /** How many rows there are. */
    public int size() {
        return truth.length;
    }

    public int truth(int row) {
        return truth[row];
    }

    public int predicted(int row) {
        return predicted[row];
    }

    public double weight(int row) {
        return weights[row];
    }

    public boolean hasProbabilities() {
        return probabilities != null;
    }

    /**
     * The probability given to a class.
     *
     * @throws IllegalStateException if the model gave no probabilities
     */
    public double probability(int row, int label) {
        if (probabilities == null) {
            throw new IllegalStateException("these predictions come without probabilities");
        }
        return probabilities[row][label];
    }

    /** The probability of the class that was predicted. */
    public double confidence(int row) {
        return probability(row, predicted[row]);
    }

    public ConfusionMatrix confusion() {
        return confusion;
    }

    /** The row at a place in the order of the last class's probability, least first. */
    int rowAtRank(int rank) {
        return ascending[rank];
    }

    private static int mostProbable(double[] row) {
        int best = 0;
        for (int label = 1; label < row.length; label++) {
            if (row[label] > row[best]) {
                best = label;
            }
        }
        return best;
    }

    private static int[] ascendingByLastClass(double[][] probabilities) {
        return IntStream.range(0, probabilities.length)
                .boxed()
                .sorted((a, b) -> Double.compare(last(probabilities[a]), last(probabilities[b])))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double last(double[] row) {
        return row[row.length - 1];
    }

    private static double[] ones(int rows) {
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }
}
