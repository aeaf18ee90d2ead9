package io.crema.finetune.metrics;

/**
 * The mean of the classes' F1, each weighed by its support; in [0,1], ideal 1.
 *
 * <p>{@code sum over c of (n_c / n) 2 TP_c / (2 TP_c + FP_c + FN_c)}. Common classes dominate it.
 */
public record WeightedF1() implements Metric {
    @Override
    public String name() {
        return "weighted_f1";
    }

    @Override
    public String title() {
        return "F1 (weighted)";
    }

    @Override
    public String formula() {
        return "sum over classes of support / n * 2 TP / (2 TP + FP + FN)";
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
        for (int label = 0; label < confusion.classes(); label++) {
            double support = confusion.support(label);
            if (support > 0) {
                sum += support * confusion.f1(label).value();
            }
        }
        return Score.ratio(sum, confusion.total(), "no rows");
    }
}
