package io.crema.finetune.fairness;

import io.crema.finetune.metrics.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Rows by falling score; those of one score stand together up to {@code ends}. */
final class Ranking {
    private final boolean[] positive;
    private final double[] weights;
    private final int[] ends;

    private Ranking(boolean[] positive, double[] weights, int[] ends) {
        this.positive = positive;
        this.weights = weights;
        this.ends = ends;
    }

    static Ranking of(Decisions rows) {
        int[] order = IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> rows.score(row))
                        .reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        boolean[] positive = new boolean[order.length];
        double[] weights = new double[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            positive[rank] = rows.isPositive(order[rank]);
            weights[rank] = rows.weight(order[rank]);
        }
        int[] ends = IntStream.rangeClosed(1, order.length)
                .filter(end -> end == order.length || rows.score(order[end]) < rows.score(order[end - 1]))
                .toArray();
        return new Ranking(positive, weights, ends);
    }

    Score resampled(SplittableRandom random) {
        double[] drawn = new double[weights.length];
        for (int draw = 0; draw < drawn.length; draw++) {
            int row = random.nextInt(drawn.length);
            drawn[row] += weights[row];
        }
        return area(drawn);
    }

    int size() {
        return weights.length;
    }

    /** The chance that a positive has a higher score than a negative, ties counting half (Mann and Whitney 1947). */
    Score area() {
        return area(weights);
    }

    private Score area(double[] rowWeights) {
        double area = 0;
        double positives = 0;
        double negatives = 0;
        int from = 0;
        for (int end : ends) {
            double tiedPositives = 0;
            double tiedNegatives = 0;
            for (int rank = from; rank < end; rank++) {
                tiedPositives += positive[rank] ? rowWeights[rank] : 0;
                tiedNegatives += positive[rank] ? 0 : rowWeights[rank];
            }
            area += tiedNegatives * (positives + tiedPositives / 2);
            positives += tiedPositives;
            negatives += tiedNegatives;
            from = end;
        }
        return positives == 0
                ? Score.undefined("0 positives")
                : Score.ratio(area, positives * negatives, "0 negatives");
    }

    List<GroupScores.Point> curve() {
        double positives = total(true);
        double negatives = total(false);
        List<GroupScores.Point> points = new ArrayList<>();
        points.add(new GroupScores.Point(0, 0));
        double truePositives = 0;
        double falsePositives = 0;
        int from = 0;
        for (int end : ends) {
            for (int rank = from; rank < end; rank++) {
                truePositives += positive[rank] ? weights[rank] : 0;
                falsePositives += positive[rank] ? 0 : weights[rank];
            }
            points.add(new GroupScores.Point(falsePositives / negatives, truePositives / positives));
            from = end;
        }
        return points;
    }

    private double total(boolean ofPositives) {
        return IntStream.range(0, weights.length)
                .filter(rank -> positive[rank] == ofPositives)
                .mapToDouble(rank -> weights[rank])
                .sum();
    }
}
