package io.crema.finetune.metrics;

/**
 * The plain mean of each class's ROC AUC against all others; in [0,1], ideal 1. For more than two classes.
 *
 * <p>Chance gives 0.5. Undefined where a class has no rows, and without probabilities.
 *
 * @see RocAuc
 */
public record MacroRocAuc() implements Metric {
    @Override
    public String name() {
        return "macro_roc_auc";
    }

    @Override
    public String title() {
        return "ROC AUC (one against the rest, macro)";
    }

    @Override
    public String formula() {
        return "mean over classes of ROC AUC against the rest";
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
        return OneAgainstRest.macro(rows, label -> new OneAgainstRest(rows, label).rocAuc());
    }
}
