package io.crema.finetune.metrics;

/**
 * How often a row of the last class is given a higher probability of it than a row of the first: in [0,1], ideal 1.
 *
 * <p>{@code (pairs in order + pairs tied / 2) / (positives · negatives)}, the Mann-Whitney statistic. Chance gives 0.5.
 * Undefined where a class has no rows, without probabilities, and for more than two classes.
 */
public record RocAuc() implements Metric {
    @Override
    public String name() {
        return "roc_auc";
    }

    @Override
    public String title() {
        return "ROC AUC";
    }

    @Override
    public String formula() {
        return "P(score of a positive > score of a negative) + P(equal) / 2";
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
        return rows.hasProbabilities() && rows.labels().size() == 2;
    }

    @Override
    public Score of(Predictions rows) {
        if (!appliesTo(rows)) {
            return Score.undefined(rows.hasProbabilities() ? "more than two classes" : "no probabilities");
        }
        double negatives = rows.confusion().support(0);
        double positives = rows.confusion().support(1);
        if (negatives == 0 || positives == 0) {
            return Score.undefined("no row is " + rows.labels().get(negatives == 0 ? 0 : 1));
        }
        return Score.of(pairsInOrder(rows) / (negatives * positives));
    }

    /** Ascends through the ties: a positive beats the negatives below its tie, and half of those in it. */
    private static double pairsInOrder(Predictions rows) {
        double pairs = 0;
        double negativesBelow = 0;
        int rank = 0;
        while (rank < rows.size()) {
            double tie = rows.probability(rows.rowAtRank(rank), 1);
            double negatives = 0;
            double positives = 0;
            while (rank < rows.size() && rows.probability(rows.rowAtRank(rank), 1) == tie) {
                int row = rows.rowAtRank(rank++);
                if (rows.truth(row) == 1) {
                    positives += rows.weight(row);
                } else {
                    negatives += rows.weight(row);
                }
            }
            pairs += positives * (negativesBelow + negatives / 2);
            negativesBelow += negatives;
        }
        return pairs;
    }
}
