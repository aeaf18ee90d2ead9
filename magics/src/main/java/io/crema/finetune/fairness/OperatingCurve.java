package io.crema.finetune.fairness;

import io.crema.finetune.fairness.GroupThresholds.Cut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What thresholds can make of one group: the best value at each rate, as the upper hull of the points that single
 * thresholds give. For equalized odds the value is the true positive rate at a false positive rate; else it is the
 * accuracy at the rate that is to be equal.
 *
 * @param rows how many
 * @param positives the weight of the positives
 * @param negatives the weight of the negatives
 * @param hull by rising rate, from 0 to 1
 */
record OperatingCurve(String group, int rows, double positives, double negatives, List<Point> hull) {

    /** A threshold and what it gives. */
    record Point(double rate, double value, double threshold) {}

    /** A value, and the thresholds with their shares that give it. */
    record Mixture(double value, List<Cut> cuts) {}

    static OperatingCurve of(String group, Decisions rows, Criterion criterion) {
        double positives = weight(rows, true);
        double negatives = weight(rows, false);
        boolean needsPositives = criterion == Criterion.EQUAL_OPPORTUNITY || criterion == Criterion.EQUALIZED_ODDS;
        boolean needsNegatives = criterion == Criterion.PREDICTIVE_EQUALITY || criterion == Criterion.EQUALIZED_ODDS;
        if ((needsPositives && positives == 0) || (needsNegatives && negatives == 0)) {
            throw new BiasException(
                    "no thresholds for " + criterion.title() + ": \"" + group + "\" has no "
                            + (needsPositives && positives == 0 ? "positives" : "negatives")
                            + " in the validation part",
                    BiasException.Remedy.FILL_GROUPS);
        }
        return new OperatingCurve(
                group, rows.size(), positives, negatives, upperHull(points(rows, criterion, positives, negatives)));
    }

    double weight() {
        return positives + negatives;
    }

    private static double weight(Decisions rows, boolean positive) {
        return IntStream.range(0, rows.size())
                .filter(row -> rows.isPositive(row) == positive)
                .mapToDouble(rows::weight)
                .sum();
    }

    /** One point for no row selected, and one below each distinct score. */
    private static List<Point> points(Decisions rows, Criterion criterion, double positives, double negatives) {
        int[] descending = IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> rows.score(row))
                        .reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        List<Point> points = new ArrayList<>();
        points.add(point(criterion, 0, 0, positives, negatives, Double.POSITIVE_INFINITY));
        double truePositives = 0;
        double falsePositives = 0;
        for (int rank = 0; rank < descending.length; rank++) {
            int row = descending[rank];
            truePositives += rows.isPositive(row) ? rows.weight(row) : 0;
            falsePositives += rows.isPositive(row) ? 0 : rows.weight(row);
            boolean last = rank == descending.length - 1;
            double next = last ? Double.NEGATIVE_INFINITY : rows.score(descending[rank + 1]);
            if (next < rows.score(row)) {
                double threshold = last ? next : (rows.score(row) + next) / 2;
                points.add(point(criterion, truePositives, falsePositives, positives, negatives, threshold));
            }
        }
        return points;
    }

    private static Point point(
            Criterion criterion,
            double truePositives,
            double falsePositives,
            double positives,
            double negatives,
            double threshold) {
        double accuracy = (truePositives + negatives - falsePositives) / (positives + negatives);
        return switch (criterion) {
            case DEMOGRAPHIC_PARITY ->
                new Point((truePositives + falsePositives) / (positives + negatives), accuracy, threshold);
            case EQUAL_OPPORTUNITY -> new Point(truePositives / positives, accuracy, threshold);
            case PREDICTIVE_EQUALITY -> new Point(falsePositives / negatives, accuracy, threshold);
            case EQUALIZED_ODDS -> new Point(falsePositives / negatives, truePositives / positives, threshold);
        };
    }

    /** Andrew's monotone chain (1979), the upper half. */
    private static List<Point> upperHull(List<Point> points) {
        List<Point> sorted = points.stream()
                .sorted(Comparator.comparingDouble(Point::rate).thenComparingDouble(Point::value))
                .toList();
        List<Point> hull = new ArrayList<>();
        for (Point point : sorted) {
            while (!hull.isEmpty() && hull.get(hull.size() - 1).rate() == point.rate()) {
                hull.remove(hull.size() - 1);
            }
            while (hull.size() >= 2 && !turnsRight(hull.get(hull.size() - 2), hull.get(hull.size() - 1), point)) {
                hull.remove(hull.size() - 1);
            }
            hull.add(point);
        }
        return List.copyOf(hull);
    }

    private static boolean turnsRight(Point first, Point second, Point third) {
        return (second.rate() - first.rate()) * (third.value() - first.value())
                        - (second.value() - first.value()) * (third.rate() - first.rate())
                < 0;
    }

    /** The best value at a rate in [0,1], by chance between the thresholds on either side of it. */
    Mixture at(double rate) {
        for (int i = 1; i < hull.size(); i++) {
            Point below = hull.get(i - 1);
            Point above = hull.get(i);
            if (rate <= above.rate()) {
                double share = (rate - below.rate()) / (above.rate() - below.rate());
                return new Mixture(
                        below.value() + share * (above.value() - below.value()),
                        List.of(new Cut(1 - share, below.threshold()), new Cut(share, above.threshold())));
            }
        }
        Point last = hull.get(hull.size() - 1);
        return new Mixture(last.value(), List.of(new Cut(1, last.threshold())));
    }
}
