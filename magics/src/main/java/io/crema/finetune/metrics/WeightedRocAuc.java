package io.crema.finetune.metrics;

/**
 * The mean of each class's ROC AUC against all others, weighed by support; in [0,1], ideal 1. For more than two classes.
 *
 * <p>A class without rows has no say. Chance gives 0.5.
 *
 * @see RocAuc
 */
public record WeightedRocAuc() implements Metric {
    @Override
    public String name() {
        return "weighted_roc_auc";
    }

    @Override
    public String title() {
        return "ROC AUC (one against the rest, weighted)";
    }

    @Override
    public String formula() {
        return "sum over classes of support / n * ROC AUC against the rest";
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
        return rows.hasProbabilities() && rows.labels().size() > 2;
    }

    @Override
    public Score of(Predictions rows) {
        if (!appliesTo(rows)) {
            return Score.undefined(rows.hasProbabilities() ? "two classes: see roc_auc" : "no probabilities");
        }
        return OneAgainstRest.bySupport(rows, label -> new OneAgainstRest(rows, label).rocAuc());
    }
}
