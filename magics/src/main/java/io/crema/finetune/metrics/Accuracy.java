package io.crema.finetune.metrics;

/**
 * The share of rows predicted as what they are: {@code correct / n}, in [0,1], ideal 1.
 *
 * <p>Always defined. On lopsided classes it flatters: look at the majority baseline beside it.
 */
public record Accuracy() implements Metric {
    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public String title() {
        return "accuracy";
    }

    @Override
    public String formula() {
        return "correct / n";
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
    public Score of(Predictions rows) {
        ConfusionMatrix confusion = rows.confusion();
        return Score.ratio(confusion.correct(), confusion.total(), "no rows");
    }
}
