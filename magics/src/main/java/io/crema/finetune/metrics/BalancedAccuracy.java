package io.crema.finetune.metrics;

/**
 * The mean recall of the classes that have rows: {@code mean over c of TP_c / n_c}, in [0,1], ideal 1.
 *
 * <p>Guessing gives 1 / classes, however lopsided they are.
 */
public record BalancedAccuracy() implements Metric {
    @Override
    public String name() {
        return "balanced_accuracy";
    }

    @Override
    public String title() {
        return "balanced accuracy";
    }

    @Override
    public String formula() {
        return "mean over classes of TP / (TP + FN)";
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
    public Score of(Predictions rows) {
        ConfusionMatrix confusion = rows.confusion();
        double sum = 0;
        int present = 0;
        for (int label = 0; label < confusion.classes(); label++) {
            Score recall = confusion.recall(label);
            if (recall.isDefined()) {
                sum += recall.value();
                present++;
            }
        }
        return Score.ratio(sum, present, "no rows");
    }
}
