package io.crema.finetune.metrics;

/**
 * How often a row of the last class is given a higher probability of it than a row of the first: in [0,1], ideal 1.
 *
 * <p>{@code (pairs in order + pairs tied / 2) / (positives · negatives)}, the Mann-Whitney statistic. Chance gives 0.5.
 * Undefined where a class has no rows, without probabilities, and for more than two classes.
 */
public record RocAuc() implements Metric {
    @Override
    public String name() {
        return "roc_auc";
    }

    @Override
    public String title() {
        return "ROC AUC";
    }

    @Override
    public String formula() {
        return "P(score of a positive > score of a negative) + P(equal) / 2";
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
        return new OneAgainstRest(rows, 1).rocAuc();
    }
}
