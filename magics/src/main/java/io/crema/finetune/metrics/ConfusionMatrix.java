package io.crema.finetune.metrics;

import java.util.List;
import java.util.function.IntFunction;

/** How often each true class was predicted as each class: {@code counts[true][predicted]}, or sums of weights. */
public final class ConfusionMatrix {
    private final List<String> labels;
    private final double[][] counts;

    private ConfusionMatrix(List<String> labels, double[][] counts) {
        this.labels = labels;
        this.counts = counts;
    }

    /**
     * From counts.
     *
     * @param counts {@code [true][predicted]}, square, one row and column a label, none negative
     */
    public static ConfusionMatrix of(List<String> labels, double[][] counts) {
        if (counts.length != labels.size()) {
            throw new IllegalArgumentException(counts.length + " rows of counts for " + labels.size() + " labels");
        }
        double[][] copy = new double[counts.length][];
        for (int truth = 0; truth < counts.length; truth++) {
            copy[truth] = counts[truth].clone();
            requireRow(copy[truth], labels.size());
        }
        return new ConfusionMatrix(List.copyOf(labels), copy);
    }

    private static void requireRow(double[] row, int labels) {
        if (row.length != labels) {
            throw new IllegalArgumentException("a row of " + row.length + " counts for " + labels + " labels");
        }
        for (double count : row) {
            if (!(count >= 0)) {
                throw new IllegalArgumentException("a count of " + count + ", expected 0 or more");
            }
        }
    }

    /** From rows, each of which counts with its weight. */
    static ConfusionMatrix tally(List<String> labels, int[] truth, int[] predicted, double[] weights) {
        double[][] counts = new double[labels.size()][labels.size()];
        for (int row = 0; row < truth.length; row++) {
            counts[truth[row]][predicted[row]] += weights[row];
        }
        return new ConfusionMatrix(labels, counts);
    }

    public List<String> labels() {
        return labels;
    }

    /** How many classes there are. */
    public int classes() {
        return labels.size();
    }

    public double count(int truth, int predicted) {
        return counts[truth][predicted];
    }

    /** The rows that truly are of the class. */
    public double support(int label) {
        double sum = 0;
        for (double count : counts[label]) {
            sum += count;
        }
        return sum;
    }

    /** The rows that were predicted as the class. */
    public double predictedAs(int label) {
        double sum = 0;
        for (double[] row : counts) {
            sum += row[label];
        }
        return sum;
    }

    /** The rows that were predicted as what they are. */
    public double correct() {
        double sum = 0;
        for (int label = 0; label < counts.length; label++) {
            sum += counts[label][label];
        }
        return sum;
    }

    public double total() {
        double sum = 0;
        for (int label = 0; label < counts.length; label++) {
            sum += support(label);
        }
        return sum;
    }

    /** Of the rows predicted as the class, the share that is: {@code TP / (TP + FP)}. Ideal: 1. */
    public Score precision(int label) {
        return Score.ratio(counts[label][label], predictedAs(label), "never predicted");
    }

    /** Of the rows of the class, the share predicted as it: {@code TP / (TP + FN)}. Ideal: 1. */
    public Score recall(int label) {
        return Score.ratio(counts[label][label], support(label), "no such row");
    }

    /** {@code 2 TP / (2 TP + FP + FN)}, the harmonic mean of precision and recall. Ideal: 1. */
    public Score f1(int label) {
        return Score.ratio(
                2 * counts[label][label], predictedAs(label) + support(label), "neither present nor predicted");
    }

    /** The plain mean of a score over the classes that have one. */
    Score mean(IntFunction<Score> ofClass) {
        double sum = 0;
        int defined = 0;
        for (int label = 0; label < classes(); label++) {
            Score score = ofClass.apply(label);
            if (score.isDefined()) {
                sum += score.value();
                defined++;
            }
        }
        return Score.ratio(sum, defined, "no rows");
    }

    /**
     * The mean of a score over the classes, each weighed by its support: a class without rows has no say. Undefined where
     * the score is for a class that has rows.
     */
    Score meanBySupport(IntFunction<Score> ofClass) {
        double sum = 0;
        for (int label = 0; label < classes(); label++) {
            double support = support(label);
            if (support > 0) {
                Score score = ofClass.apply(label);
                if (!score.isDefined()) {
                    return score;
                }
                sum += support * score.value();
            }
        }
        return Score.ratio(sum, total(), "no rows");
    }
}
