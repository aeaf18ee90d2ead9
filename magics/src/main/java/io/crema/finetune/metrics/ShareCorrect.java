package io.crema.finetune.metrics;

/** The share of rows predicted as what they are, under one of its names; always defined, and its interval is Wilson's. */
record ShareCorrect(String name, String title, String formula, boolean isUsual) implements Metric {
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

    @Override
    public String toString() {
        return name;
    }
}
