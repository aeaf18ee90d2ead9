package io.crema.finetune.metrics;

import java.util.List;

/**
 * How the probability of one label ranks rows, at every threshold.
 *
 * @param label that counts as positive; all others are against it
 * @param rows how many
 * @param positives how many of them truly have the label
 * @param rocAuc in [0,1], ideal 1, by chance 0.5
 * @param averagePrecision in [0,1], ideal 1, by chance the share of the label
 * @param points from the highest threshold to the lowest; none where the ROC curve is undefined
 */
public record RankingCurve(
        String label, int rows, int positives, Estimate rocAuc, Estimate averagePrecision, List<Point> points) {

    /**
     * What a threshold gives.
     *
     * @param falsePositiveRate the share of the other rows above it
     * @param recall the share of the label's rows above it
     * @param precision of the rows above it the share that has the label
     */
    public record Point(double falsePositiveRate, double recall, double precision) {}

    public RankingCurve {
        points = List.copyOf(points);
    }

    /** The share of the rows that has the label, each as often as it counts: the precision where all are said to have it. */
    public double share() {
        return points.isEmpty()
                ? (double) positives / rows
                : points.get(points.size() - 1).precision();
    }

    /** Recall at a false positive rate, between thresholds by a line. */
    double recallAt(double falsePositiveRate) {
        Point before = new Point(0, 0, 1);
        for (Point point : points) {
            if (point.falsePositiveRate() > falsePositiveRate) {
                double run = point.falsePositiveRate() - before.falsePositiveRate();
                double way = (falsePositiveRate - before.falsePositiveRate()) / run;
                return before.recall() + way * (point.recall() - before.recall());
            }
            before = point;
        }
        return before.recall();
    }

    /** The precision of the highest threshold that reaches a recall. */
    double precisionAt(double recall) {
        return points.stream()
                .filter(point -> point.recall() >= recall)
                .findFirst()
                .map(Point::precision)
                .orElse(share());
    }
}
