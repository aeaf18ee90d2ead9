package io.crema.finetune.metrics;

import java.util.function.Function;

/**
 * How well a label's probability ranks rows, as a measure of its own for each label.
 *
 * @param like the metric of two labels that it is called by
 * @param label against all others; {@value #MEAN} for the plain mean of all
 * @param value of one label
 */
record RankingMeasure(Metric like, int label, Function<OneAgainstRest, Score> value) implements Measure<Predictions> {
    static final int MEAN = -1;

    static RankingMeasure rocAuc(int label) {
        return new RankingMeasure(Metrics.ROC_AUC, label, OneAgainstRest::rocAuc);
    }

    static RankingMeasure averagePrecision(int label) {
        return new RankingMeasure(Metrics.AVERAGE_PRECISION, label, OneAgainstRest::averagePrecision);
    }

    @Override
    public String name() {
        return like.name();
    }

    @Override
    public String title() {
        return like.title();
    }

    @Override
    public String formula() {
        return like.formula();
    }

    @Override
    public double ideal() {
        return like.ideal();
    }

    @Override
    public boolean higherIsBetter() {
        return like.higherIsBetter();
    }

    @Override
    public Score of(Predictions rows) {
        return label == MEAN
                ? OneAgainstRest.macro(rows, each -> value.apply(new OneAgainstRest(rows, each)))
                : value.apply(new OneAgainstRest(rows, label));
    }
}
