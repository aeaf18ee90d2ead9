package io.crema.finetune.metrics;

import java.util.Arrays;
import java.util.List;

/**
 * Which labels a model gave to rows that may have several, beside those that are true; rows may carry weights.
 *
 * <p>A label is given from a probability of 0.5 on.
 */
public final class LabelSets implements Weighted<LabelSets> {
    private static final double THRESHOLD = 0.5;

    private final List<String> labels;
    private final boolean[][] truth;
    private final double[][] probabilities;
    private final double[] weights;
    private final double[][] counts;

    private LabelSets(List<String> labels, boolean[][] truth, double[][] probabilities, double[] weights) {
        this.labels = labels;
        this.truth = truth;
        this.probabilities = probabilities;
        this.weights = weights;
        this.counts = tally();
    }

    /**
     * Truth and probabilities, both {@code (rows, labels)}.
     *
     * @param probabilities of each label by itself, in [0,1]
     * @throws IllegalArgumentException if there is no row, or the shapes do not fit
     */
    public static LabelSets of(List<String> labels, boolean[][] truth, double[][] probabilities) {
        if (truth.length == 0) {
            throw new IllegalArgumentException("no rows to evaluate: is the split empty?");
        }
        if (truth.length != probabilities.length) {
            throw new IllegalArgumentException("the truth of " + truth.length + " rows and probabilities of "
                    + probabilities.length + ": expected both for every row");
        }
        for (int row = 0; row < truth.length; row++) {
            boolean inRange = Arrays.stream(probabilities[row]).allMatch(each -> each >= 0 && each <= 1);
            if (truth[row].length != labels.size() || probabilities[row].length != labels.size() || !inRange) {
                throw new IllegalArgumentException("row " + row + ": expected " + labels.size()
                        + " answers and as many probabilities in [0,1], one for each label");
            }
        }
        return new LabelSets(
                List.copyOf(labels),
                Arrays.stream(truth).map(boolean[]::clone).toArray(boolean[][]::new),
                Arrays.stream(probabilities).map(double[]::clone).toArray(double[][]::new),
                RowChecks.ones(truth.length));
    }

    /** The same rows, weighed: a weight of 2 counts as the row twice, of 0 as the row left out. */
    public LabelSets weighted(double[] rowWeights) {
        RowChecks.weights(rowWeights, size());
        return reweighted(rowWeights.clone());
    }

    @Override
    public LabelSets reweighted(double[] newWeights) {
        return new LabelSets(labels, truth, probabilities, newWeights);
    }

    @Override
    public LabelSets select(int... rows) {
        return new LabelSets(
                labels,
                Arrays.stream(rows).mapToObj(row -> truth[row]).toArray(boolean[][]::new),
                Arrays.stream(rows).mapToObj(row -> probabilities[row]).toArray(double[][]::new),
                Arrays.stream(rows).mapToDouble(row -> weights[row]).toArray());
    }

    /** One label as a choice between not having it and having it, with the probability of each. */
    Predictions decisions(int label) {
        int[] truths = new int[size()];
        int[] answers = new int[size()];
        double[][] both = new double[size()][];
        for (int row = 0; row < size(); row++) {
            truths[row] = isTrue(row, label) ? 1 : 0;
            answers[row] = isPredicted(row, label) ? 1 : 0;
            both[row] = new double[] {1 - probabilities[row][label], probabilities[row][label]};
        }
        String name = labels.get(label);
        return Predictions.of(List.of("not " + name, name), truths, answers, both)
                .weighted(weights);
    }

    @Override
    public boolean isOnSameRowsAs(LabelSets others) {
        return others.labels.equals(labels)
                && Arrays.deepEquals(others.truth, truth)
                && Arrays.equals(others.weights, weights);
    }

    public List<String> labels() {
        return labels;
    }

    @Override
    public int size() {
        return truth.length;
    }

    @Override
    public double weight(int row) {
        return weights[row];
    }

    public boolean isTrue(int row, int label) {
        return truth[row][label];
    }

    public boolean isPredicted(int row, int label) {
        return probabilities[row][label] >= THRESHOLD;
    }

    public double probability(int row, int label) {
        return probabilities[row][label];
    }

    /** For each label its true positives, false positives and false negatives, as sums of weights. */
    private double[][] tally() {
        double[][] sums = new double[labels.size()][3];
        for (int row = 0; row < truth.length; row++) {
            for (int label = 0; label < sums.length; label++) {
                boolean predicted = isPredicted(row, label);
                if (predicted || truth[row][label]) {
                    sums[label][predicted ? truth[row][label] ? 0 : 1 : 2] += weights[row];
                }
            }
        }
        return sums;
    }

    double truePositives(int label) {
        return counts[label][0];
    }

    double falsePositives(int label) {
        return counts[label][1];
    }

    double falseNegatives(int label) {
        return counts[label][2];
    }
}
