package io.crema.finetune.metrics;

/**
 * F1 of all decisions thrown together, {@code 2 Σ TP / (2 Σ TP + Σ FP + Σ FN)}; in [0,1], ideal 1.
 *
 * <p>Where each row has one label every false positive is another class's false negative, so that this is the accuracy;
 * it is shown only where it is asked for.
 */
public record MicroF1() implements Metric {
    @Override
    public String name() {
        return "micro_f1";
    }

    @Override
    public String title() {
        return "F1 (micro)";
    }

    @Override
    public String formula() {
        return "2 TP / (2 TP + FP + FN), summed over classes";
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
    public boolean isShareOfRows() {
        return true;
    }

    @Override
    public boolean isUsual() {
        return false;
    }

    @Override
    public Score of(Predictions rows) {
        ConfusionMatrix confusion = rows.confusion();
        return Score.ratio(confusion.correct(), confusion.total(), "no rows");
    }
}
