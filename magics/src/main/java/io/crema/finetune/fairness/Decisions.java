package io.crema.finetune.fairness;

import io.crema.finetune.metrics.Predictions;

/** Yes-or-no decisions on rows, beside what is true: one label counts as positive, every other as negative. */
public final class Decisions {
    private final byte[] outcomes;
    private final double[] weights;

    private Decisions(byte[] outcomes, double[] weights) {
        this.outcomes = outcomes;
        this.weights = weights;
    }

    /**
     * Selected is a row predicted as the positive label; weights come with the predictions.
     *
     * @throws IllegalArgumentException if there is no such label, with those there are
     */
    public static Decisions of(Predictions predictions, String positive) {
        int label = predictions.labels().indexOf(positive);
        if (label < 0) {
            throw new IllegalArgumentException("no label \"" + positive + "\" to count as positive (labels: "
                    + String.join(", ", predictions.labels()) + ")");
        }
        byte[] outcomes = new byte[predictions.size()];
        double[] weights = new double[predictions.size()];
        for (int row = 0; row < outcomes.length; row++) {
            outcomes[row] = (byte) Outcome.of(predictions.truth(row) == label, predictions.predicted(row) == label)
                    .index();
            weights[row] = predictions.weight(row);
        }
        return new Decisions(outcomes, weights);
    }

    public int size() {
        return outcomes.length;
    }

    int outcome(int row) {
        return outcomes[row];
    }

    double weight(int row) {
        return weights[row];
    }

    /** Only these rows, in this order. */
    Decisions rows(int[] rows) {
        byte[] someOutcomes = new byte[rows.length];
        double[] someWeights = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            someOutcomes[i] = outcomes[rows[i]];
            someWeights[i] = weights[rows[i]];
        }
        return new Decisions(someOutcomes, someWeights);
    }
}
