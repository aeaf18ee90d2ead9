package io.crema.finetune.metrics;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** One class against all others: its rows in the order of the probability that they were given of it. */
record OneAgainstRest(Predictions rows, int label) {

    /** Goes through the rows tie by tie. */
    private interface TieReader {
        /** Positives and negatives of one tie, as sums of weights. */
        void tie(double positives, double negatives);
    }

    private static final class Sum {
        private double value;
        private double positives;
        private double negatives;
    }

    /** {@code (pairs in order + pairs tied / 2) / (positives · negatives)}. */
    Score rocAuc() {
        double positives = rows.confusion().support(label);
        double negatives = rows.confusion().total() - positives;
        if (positives == 0 || negatives <= 0) {
            return Score.undefined(missing(positives == 0));
        }
        Sum sum = new Sum();
        ascend((with, without) -> {
            sum.value += with * (sum.negatives + without / 2);
            sum.negatives += without;
        });
        return Score.of(sum.value / (positives * sum.negatives));
    }

    /** {@code Σ (R_k - R_(k-1)) P_k} over the thresholds, highest first: no interpolation between them. */
    Score averagePrecision() {
        double positives = rows.confusion().support(label);
        if (positives == 0) {
            return Score.undefined(missing(true));
        }
        Sum sum = new Sum();
        descend((with, without) -> {
            sum.positives += with;
            sum.negatives += without;
            if (with > 0) {
                sum.value += with * sum.positives / (sum.positives + sum.negatives);
            }
        });
        return Score.of(sum.value / positives);
    }

    private String missing(boolean positive) {
        String name = rows.labels().get(label);
        if (positive) {
            return "no row is " + name;
        }
        return rows.labels().size() == 2 ? "no row is " + rows.labels().get(1 - label) : "every row is " + name;
    }

    private void ascend(TieReader reader) {
        int[] order = rows.probabilities().ascending(label);
        for (int rank = 0; rank < order.length; ) {
            double tie = rows.probability(order[rank], label);
            double positives = 0;
            double negatives = 0;
            for (; rank < order.length && rows.probability(order[rank], label) == tie; rank++) {
                if (rows.truth(order[rank]) == label) {
                    positives += rows.weight(order[rank]);
                } else {
                    negatives += rows.weight(order[rank]);
                }
            }
            reader.tie(positives, negatives);
        }
    }

    private void descend(TieReader reader) {
        int[] order = rows.probabilities().ascending(label);
        for (int rank = order.length - 1; rank >= 0; ) {
            double tie = rows.probability(order[rank], label);
            double positives = 0;
            double negatives = 0;
            for (; rank >= 0 && rows.probability(order[rank], label) == tie; rank--) {
                if (rows.truth(order[rank]) == label) {
                    positives += rows.weight(order[rank]);
                } else {
                    negatives += rows.weight(order[rank]);
                }
            }
            reader.tie(positives, negatives);
        }
    }

    /** The plain mean of a score over the classes; undefined where it is for one of them. */
    static Score macro(Predictions rows, IntFunction<Score> ofClass) {
        Score[] all = IntStream.range(0, rows.labels().size()).mapToObj(ofClass).toArray(Score[]::new);
        return Arrays.stream(all)
                .filter(score -> !score.isDefined())
                .findFirst()
                .orElseGet(() -> Score.of(
                        Arrays.stream(all).mapToDouble(Score::value).average().orElseThrow()));
    }

    /** The mean of a score over the classes, each weighed by its support; a class without rows has no say. */
    static Score bySupport(Predictions rows, IntFunction<Score> ofClass) {
        double sum = 0;
        for (int label = 0; label < rows.labels().size(); label++) {
            double support = rows.confusion().support(label);
            if (support > 0) {
                Score score = ofClass.apply(label);
                if (!score.isDefined()) {
                    return score;
                }
                sum += support * score.value();
            }
        }
        return Score.ratio(sum, rows.confusion().total(), "no rows");
    }
}
