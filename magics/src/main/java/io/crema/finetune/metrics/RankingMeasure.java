package io.crema.finetune.metrics;

/**
 * How well a label's probability ranks rows, as a measure of its own for each label.
 *
 * @param kind what is measured
 * @param label against all others; {@value #MEAN} for the plain mean of all
 */
record RankingMeasure(Kind kind, int label) implements Measure<Predictions> {
    static final int MEAN = -1;

    /** What is measured of a ranking. */
    enum Kind {
        ROC_AUC(Metrics.ROC_AUC) {
            @Override
            Score of(OneAgainstRest rows) {
                return rows.rocAuc();
            }
        },
        AVERAGE_PRECISION(Metrics.AVERAGE_PRECISION) {
            @Override
            Score of(OneAgainstRest rows) {
                return rows.averagePrecision();
            }
        };

        private final Metric metric;

        Kind(Metric metric) {
            this.metric = metric;
        }

        abstract Score of(OneAgainstRest rows);
    }

    @Override
    public String name() {
        return kind.metric.name();
    }

    @Override
    public String title() {
        return kind.metric.title();
    }

    @Override
    public String formula() {
        return kind.metric.formula();
    }

    @Override
    public double ideal() {
        return kind.metric.ideal();
    }

    @Override
    public boolean higherIsBetter() {
        return kind.metric.higherIsBetter();
    }

    @Override
    public Score of(Predictions rows) {
        return label == MEAN
                ? OneAgainstRest.macro(rows, each -> kind.of(new OneAgainstRest(rows, each)))
                : kind.of(new OneAgainstRest(rows, label));
    }
}
