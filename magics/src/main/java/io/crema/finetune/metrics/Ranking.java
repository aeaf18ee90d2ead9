package io.crema.finetune.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows in the order of one class's probability, least first, laid out so that weights are all that is looked up when
 * the rows are weighed anew.
 */
final class Ranking {
    private final int[] order;
    private final boolean[] endsTie;
    private final boolean[] positive;

    Ranking(double[][] probabilities, int[] truth, int label) {
        this.order = IntStream.range(0, truth.length)
                .boxed()
                .sorted((a, b) -> Double.compare(probabilities[a][label], probabilities[b][label]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.endsTie = new boolean[order.length];
        this.positive = new boolean[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            endsTie[rank] = rank == order.length - 1
                    || probabilities[order[rank]][label] != probabilities[order[rank + 1]][label];
            positive[rank] = truth[order[rank]] == label;
        }
    }

    /** The pairs of a positive above a negative, ties counting half, as sums of products of weights. */
    double pairsInOrder(Predictions rows) {
        double pairs = 0;
        double negativesBelow = 0;
        double tiedPositives = 0;
        double tiedNegatives = 0;
        for (int rank = 0; rank < order.length; rank++) {
            double weight = rows.weight(order[rank]);
            if (positive[rank]) {
                tiedPositives += weight;
            } else {
                tiedNegatives += weight;
            }
            if (endsTie[rank]) {
                pairs += tiedPositives * (negativesBelow + tiedNegatives / 2);
                negativesBelow += tiedNegatives;
                tiedPositives = 0;
                tiedNegatives = 0;
            }
        }
        return pairs;
    }

    /** What each threshold gives, the highest first; there must be rows of both kinds. */
    List<RankingCurve.Point> points(Predictions rows) {
        double positives = weight(rows, true);
        double negatives = weight(rows, false);
        List<RankingCurve.Point> points = new ArrayList<>();
        double truePositives = 0;
        double falsePositives = 0;
        for (int rank = order.length - 1; rank >= 0; rank--) {
            double weight = rows.weight(order[rank]);
            truePositives += positive[rank] ? weight : 0;
            falsePositives += positive[rank] ? 0 : weight;
            boolean threshold = rank == 0 || endsTie[rank - 1];
            if (threshold && truePositives + falsePositives > 0) {
                points.add(new RankingCurve.Point(
                        falsePositives / negatives,
                        truePositives / positives,
                        truePositives / (truePositives + falsePositives)));
            }
        }
        return points;
    }

    private double weight(Predictions rows, boolean ofPositives) {
        return IntStream.range(0, order.length)
                .filter(rank -> positive[rank] == ofPositives)
                .mapToDouble(rank -> rows.weight(order[rank]))
                .sum();
    }

    /** The sum of precisions at every positive, thresholds from the highest down, as a sum of weights. */
    double summedPrecision(Predictions rows) {
        double sum = 0;
        double positives = 0;
        double all = 0;
        double tiedPositives = 0;
        for (int rank = order.length - 1; rank >= 0; rank--) {
            double weight = rows.weight(order[rank]);
            all += weight;
            tiedPositives += positive[rank] ? weight : 0;
            if (rank == 0 || endsTie[rank - 1]) {
                positives += tiedPositives;
                sum += tiedPositives > 0 ? tiedPositives * positives / all : 0;
                tiedPositives = 0;
            }
        }
        return sum;
    }
}
