package io.crema.finetune.metrics;

import java.util.function.Function;

/**
 * How well a label's probability ranks rows, as a measure of its own for each label.
 *
 * @param metric what is measured
 * @param ofLabel measures it of one label against all others
 * @param label the label; {@value #MEAN} for the plain mean of all
 */
record RankingMeasure(Metric metric, Function<OneAgainstRest, Score> ofLabel, int label)
        implements Measure<Predictions> {
    static final int MEAN = -1;

    static RankingMeasure rocAuc(int label) {
        return new RankingMeasure(Metrics.ROC_AUC, OneAgainstRest::rocAuc, label);
    }

    static RankingMeasure averagePrecision(int label) {
        return new RankingMeasure(Metrics.AVERAGE_PRECISION, OneAgainstRest::averagePrecision, label);
    }

    @Override
    public String name() {
        return metric.name();
    }

    @Override
    public String title() {
        return metric.title();
    }

    @Override
    public String formula() {
        return metric.formula();
    }

    @Override
    public double ideal() {
        return metric.ideal();
    }

    @Override
    public boolean higherIsBetter() {
        return metric.higherIsBetter();
    }

    @Override
    public Score of(Predictions rows) {
        return label == MEAN ? OneAgainstRest.macro(rows, ofLabel) : ofLabel.apply(new OneAgainstRest(rows, label));
    }
}
