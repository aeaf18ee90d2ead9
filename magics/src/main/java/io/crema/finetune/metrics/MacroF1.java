package io.crema.finetune.metrics;

/**
 * The plain mean of the classes' F1, so that a rare class counts as much as a common one; in [0,1], ideal 1.
 *
 * <p>{@code mean over c of 2 TP_c / (2 TP_c + FP_c + FN_c)}, over the classes that occur in the truth or the predictions:
 * a class in neither has no F1. A class that occurs but is never predicted has F1 0.
 */
public record MacroF1() implements Metric {
    @Override
    public String name() {
        return "macro_f1";
    }

    @Override
    public String title() {
        return "F1 (macro)";
    }

    @Override
    public String formula() {
        return "mean over classes of 2 TP / (2 TP + FP + FN)";
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
            Score f1 = confusion.f1(label);
            if (f1.isDefined()) {
                sum += f1.value();
                present++;
            }
        }
        return Score.ratio(sum, present, "no rows");
    }
}
