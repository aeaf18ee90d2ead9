package io.crema.finetune.metrics;

/**
 * The mean squared distance of the probabilities from the truth, {@code 1/2n Σ Σ_c (p_c - y_c)²}; in [0,1], ideal 0.
 *
 * <p>Brier 1950, halved, so that for two classes it is the familiar mean of (p - y)². Undefined without
 * probabilities.
 */
public record BrierScore() implements Metric {
    @Override
    public String name() {
        return "brier";
    }

    @Override
    public String title() {
        return "Brier score";
    }

    @Override
    public String formula() {
        return "mean of sum over classes of (p - truth)^2, halved";
    }

    @Override
    public double ideal() {
        return 0;
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public boolean appliesTo(Predictions rows) {
        return rows.hasProbabilities();
    }

    @Override
    public Score of(Predictions rows) {
        if (!rows.hasProbabilities()) {
            return Score.undefined("no probabilities");
        }
        Probabilities probabilities = rows.probabilities();
        double sum = 0;
        double weights = 0;
        for (int row = 0; row < rows.size(); row++) {
            double weight = rows.weight(row);
            if (weight > 0) {
                sum += weight * probabilities.squaredDistance(row) / 2;
                weights += weight;
            }
        }
        return Score.ratio(sum, weights, "no rows");
    }
}
