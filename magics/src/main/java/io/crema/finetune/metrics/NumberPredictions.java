package io.crema.finetune.metrics;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The numbers that a model said of rows, beside the true ones; rows may carry weights. */
public final class NumberPredictions implements Weighted<NumberPredictions> {
    private final double[] truth;
    private final double[] predicted;
    private final double[] weights;
    private final int[] truthAscending;
    private final int[] predictedAscending;

    private NumberPredictions(
            double[] truth, double[] predicted, double[] weights, int[] truthAscending, int[] predictedAscending) {
        this.truth = truth;
        this.predicted = predicted;
        this.weights = weights;
        this.truthAscending = truthAscending;
        this.predictedAscending = predictedAscending;
    }

    /**
     * Numbers in the data's own unit.
     *
     * @throws IllegalArgumentException if there is no row, or a number is none
     */
    public static NumberPredictions of(double[] truth, double[] predicted) {
        if (truth.length == 0) {
            throw new IllegalArgumentException("no rows to evaluate: is the split empty?");
        }
        if (truth.length != predicted.length) {
            throw new IllegalArgumentException(truth.length + " true numbers and " + predicted.length
                    + " predicted ones: expected one of each for every row");
        }
        for (int row = 0; row < truth.length; row++) {
            if (!Double.isFinite(truth[row]) || !Double.isFinite(predicted[row])) {
                throw new IllegalArgumentException("row " + row + ": true " + truth[row] + ", predicted "
                        + predicted[row] + ", expected two finite numbers");
            }
        }
        return new NumberPredictions(
                truth.clone(), predicted.clone(), RowChecks.ones(truth.length), ascending(truth), ascending(predicted));
    }

    private static int[] ascending(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> Double.compare(values[a], values[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The same rows, weighed: a weight of 2 counts as the row twice, of 0 as the row left out. */
    public NumberPredictions weighted(double[] rowWeights) {
        RowChecks.weights(rowWeights, size());
        return reweighted(rowWeights.clone());
    }

    @Override
    public NumberPredictions reweighted(double[] newWeights) {
        return new NumberPredictions(truth, predicted, newWeights, truthAscending, predictedAscending);
    }

    @Override
    public NumberPredictions select(int... rows) {
        double[] truths = Arrays.stream(rows).mapToDouble(row -> truth[row]).toArray();
        double[] answers =
                Arrays.stream(rows).mapToDouble(row -> predicted[row]).toArray();
        return of(truths, answers)
                .reweighted(Arrays.stream(rows).mapToDouble(row -> weights[row]).toArray());
    }

    @Override
    public boolean isOnSameRowsAs(NumberPredictions others) {
        return Arrays.equals(others.truth, truth) && Arrays.equals(others.weights, weights);
    }

    @Override
    public int size() {
        return truth.length;
    }

    public double truth(int row) {
        return truth[row];
    }

    public double predicted(int row) {
        return predicted[row];
    }

    @Override
    public double weight(int row) {
        return weights[row];
    }

    /** The rows that weigh anything. */
    IntStream counted() {
        return IntStream.range(0, size()).filter(row -> weights[row] > 0);
    }

    /** The mean of something over rows of which some weigh anything. */
    double mean(IntToDoubleFunction ofRow) {
        return rowMean(ofRow).value();
    }

    /** The ranks of the true numbers, from 1. */
    double[] truthRanks() {
        return ranks(truth, truthAscending);
    }

    /** The ranks of the predicted numbers, from 1. */
    double[] predictedRanks() {
        return ranks(predicted, predictedAscending);
    }

    /** A tie shares its mean rank; a row that weighs w takes up w ranks. */
    private double[] ranks(double[] values, int[] order) {
        double[] ranks = new double[values.length];
        double below = 0;
        for (int first = 0; first < order.length; ) {
            double tied = 0;
            int next = first;
            for (; next < order.length && values[order[next]] == values[order[first]]; next++) {
                tied += weights[order[next]];
            }
            for (; first < next; first++) {
                ranks[order[first]] = below + (tied + 1) / 2;
            }
            below += tied;
        }
        return ranks;
    }
}
