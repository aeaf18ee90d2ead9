package io.crema.finetune.metrics;

/**
 * The mean surprise at the truth, {@code -1/n Σ ln p(true class)} in nats; ideal 0, without upper bound.
 *
 * <p>A probability under 2.2e-16 counts as that, so that one sure error does not make it infinite. Undefined without
 * probabilities.
 */
public record LogLoss() implements Metric {
    @Override
    public String name() {
        return "log_loss";
    }

    @Override
    public String title() {
        return "log loss";
    }

    @Override
    public String formula() {
        return "-mean of ln p(true class)";
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
                sum += weight * probabilities.surprise(row);
                weights += weight;
            }
        }
        return Score.ratio(sum, weights, "no rows");
    }
}
