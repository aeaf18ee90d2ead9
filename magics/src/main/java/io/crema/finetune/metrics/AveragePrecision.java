package io.crema.finetune.metrics;

/**
 * The area under the last class's precision by recall, without interpolation; in [0,1], ideal 1. For two classes.
 *
 * <p>{@code Σ (R_k - R_(k-1)) P_k} over the thresholds, ties taken together. Chance gives the share of the class.
 * Undefined where the class has no rows, without probabilities, and for more than two classes.
 */
public record AveragePrecision() implements Metric {
    @Override
    public String name() {
        return "average_precision";
    }

    @Override
    public String title() {
        return "average precision";
    }

    @Override
    public String formula() {
        return "sum over thresholds of (recall - recall before) * precision";
    }

    @Override
    public double ideal() {
        return 1;
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public boolean appliesTo(Predictions rows) {
        return rows.hasProbabilities() && rows.labels().size() == 2;
    }

    @Override
    public Score of(Predictions rows) {
        if (!appliesTo(rows)) {
            return Score.undefined(rows.hasProbabilities() ? "more than two classes" : "no probabilities");
        }
        return new OneAgainstRest(rows, 1).averagePrecision();
    }
}
