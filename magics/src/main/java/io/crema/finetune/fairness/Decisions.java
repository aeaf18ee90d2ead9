package io.crema.finetune.fairness;

import io.crema.finetune.metrics.Predictions;

/**
 * Yes-or-no decisions on rows, beside what is true: one label counts as positive, every other as negative. They may come
 * with the scores that they were made from.
 */
public final class Decisions {
    private final byte[] outcomes;
    private final double[] weights;
    /** The probability of the positive label, one a row; empty where there are none. */
    private final double[] scores;

    private Decisions(byte[] outcomes, double[] weights, double[] scores) {
        this.outcomes = outcomes;
        this.weights = weights;
        this.scores = scores;
    }

    /**
     * Selected is a row predicted as the positive label; weights and probabilities come with the predictions.
     *
     * @throws IllegalArgumentException if there is no such label, with those there are
     */
    public static Decisions of(Predictions predictions, String positive) {
        int label = predictions.labels().indexOf(positive);
        if (label < 0) {
            throw new IllegalArgumentException("no label \"" + positive + "\" to count as positive (labels: "
                    + String.join(", ", predictions.labels()) + ")");
        }
        int rows = predictions.size();
        byte[] outcomes = new byte[rows];
        double[] weights = new double[rows];
        double[] scores = new double[predictions.hasProbabilities() ? rows : 0];
        for (int row = 0; row < rows; row++) {
            outcomes[row] = (byte) Outcome.of(predictions.truth(row) == label, predictions.predicted(row) == label)
                    .index();
            weights[row] = predictions.weight(row);
            if (scores.length > 0) {
                scores[row] = predictions.probability(row, label);
            }
        }
        return new Decisions(outcomes, weights, scores);
    }

    /** The same rows and scores, decided otherwise. */
    Decisions deciding(boolean[] selected) {
        byte[] decided = new byte[outcomes.length];
        for (int row = 0; row < decided.length; row++) {
            decided[row] = (byte) Outcome.of(isPositive(row), selected[row]).index();
        }
        return new Decisions(decided, weights, scores);
    }

    public int size() {
        return outcomes.length;
    }

    int outcome(int row) {
        return outcomes[row];
    }

    /** Whether the row truly is positive. */
    boolean isPositive(int row) {
        return Outcome.isPositive(outcomes[row]);
    }

    double weight(int row) {
        return weights[row];
    }

    boolean hasScores() {
        return scores.length > 0;
    }

    /** The probability of the positive label, where there are scores. */
    double score(int row) {
        return scores[row];
    }

    /** Only these rows, in this order. */
    Decisions rows(int[] rows) {
        byte[] someOutcomes = new byte[rows.length];
        double[] someWeights = new double[rows.length];
        double[] someScores = new double[hasScores() ? rows.length : 0];
        for (int i = 0; i < rows.length; i++) {
            someOutcomes[i] = outcomes[rows[i]];
            someWeights[i] = weights[rows[i]];
            if (hasScores()) {
                someScores[i] = scores[rows[i]];
            }
        }
        return new Decisions(someOutcomes, someWeights, someScores);
    }
}
