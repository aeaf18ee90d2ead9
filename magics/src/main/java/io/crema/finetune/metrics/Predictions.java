package io.crema.finetune.metrics;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model said about rows, beside what is true: all that a metric looks at.
 *
 * <p>Classes are indices into {@link #labels()}. Probabilities, where the model gives them, are {@code (rows, classes)}.
 * Rows may carry weights; without them each weighs 1.
 */
public final class Predictions implements Weighted<Predictions> {
    private final List<String> labels;
    private final int[] truth;
    private final int[] predicted;
    private final @Nullable Probabilities probabilities;
    private final double[] weights;
    private final ConfusionMatrix confusion;

    private Predictions(
            List<String> labels,
            int[] truth,
            int[] predicted,
            @Nullable Probabilities probabilities,
            double[] weights) {
        this.labels = labels;
        this.truth = truth;
        this.predicted = predicted;
        this.probabilities = probabilities;
        this.weights = weights;
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
                List.copyOf(labels), truth.clone(), predicted.clone(), null, RowChecks.ones(truth.length));
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
        int[] truths = truth.clone();
        int[] answers = predicted.clone();
        return new Predictions(
                List.copyOf(labels),
                truths,
                answers,
                new Probabilities(copy, truths, answers),
                RowChecks.ones(truth.length));
    }

    /** The most probable class is predicted, the first of equals. */
    public static Predictions of(List<String> labels, int[] truth, double[][] probabilities) {
        RowChecks.probabilities(probabilities, truth.length, labels.size());
        return of(labels, truth, Probabilities.mostProbable(probabilities), probabilities);
    }

    /** The same rows, weighed: a weight of 2 counts as the row twice, of 0 as the row left out. */
    public Predictions weighted(double[] rowWeights) {
        RowChecks.weights(rowWeights, size());
        return reweighted(rowWeights.clone());
    }

    @Override
    public Predictions reweighted(double[] newWeights) {
        return new Predictions(labels, truth, predicted, probabilities, newWeights);
    }

    @Override
    public boolean isOnSameRowsAs(Predictions others) {
        return others.labels.equals(labels)
                && Arrays.equals(others.truth, truth)
                && Arrays.equals(others.weights, weights);
    }

    @Override
    public Predictions select(int... rows) {
        int[] truths = Arrays.stream(rows).map(row -> truth[row]).toArray();
        int[] answers = Arrays.stream(rows).map(row -> predicted[row]).toArray();
        double[] chosen = Arrays.stream(rows).mapToDouble(row -> weights[row]).toArray();
        RowChecks.classes(labels, truths, answers);
        return new Predictions(
                labels,
                truths,
                answers,
                probabilities == null ? null : new Probabilities(rowsOf(probabilities, rows), truths, answers),
                chosen);
    }

    private static double[][] rowsOf(Probabilities all, int[] rows) {
        return Arrays.stream(rows).mapToObj(all::row).toArray(double[][]::new);
    }

    public List<String> labels() {
        return labels;
    }

    @Override
    public int size() {
        return truth.length;
    }

    public int truth(int row) {
        return truth[row];
    }

    public int predicted(int row) {
        return predicted[row];
    }

    @Override
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
        return probabilities().of(row, label);
    }

    /** The probability of the class that was predicted. */
    public double confidence(int row) {
        return probability(row, predicted[row]);
    }

    Probabilities probabilities() {
        if (probabilities == null) {
            throw new IllegalStateException("these predictions come without probabilities");
        }
        return probabilities;
    }

    public ConfusionMatrix confusion() {
        return confusion;
    }
}
