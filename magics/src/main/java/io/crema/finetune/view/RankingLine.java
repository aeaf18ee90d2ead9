package io.crema.finetune.view;

import io.crema.finetune.metrics.RankingCurve;
import java.util.ArrayList;
import java.util.List;

/** A curve of rankings as it is drawn: no more points than can be told apart in a picture. */
final class RankingLine {
    /** A point that is nearer than this to the one before it, on both axes, is not drawn. */
    private static final double NEAR = 0.005;

    private final List<Double> x = new ArrayList<>();
    private final List<Double> y = new ArrayList<>();

    private RankingLine(double x, double y) {
        add(x, y);
    }

    /** Recall by false positive rate: straight from threshold to threshold. */
    static RankingLine roc(List<RankingCurve.Point> points) {
        var line = new RankingLine(0, 0);
        for (int at = 0; at < points.size(); at++) {
            RankingCurve.Point point = points.get(at);
            if (at == points.size() - 1 || line.isSeen(point.falsePositiveRate(), point.recall())) {
                line.add(point.falsePositiveRate(), point.recall());
            }
        }
        return line;
    }

    /**
     * Precision by recall: a step for each recall that a threshold reaches first, so that the area below is the average
     * precision.
     */
    static RankingLine precision(List<RankingCurve.Point> points) {
        List<RankingCurve.Point> rises = rises(points);
        var line = new RankingLine(0, rises.get(0).precision());
        for (int at = 0; at < rises.size(); at++) {
            RankingCurve.Point point = rises.get(at);
            if (at == rises.size() - 1 || line.isSeen(point.recall(), point.precision())) {
                line.add(line.last(line.x), point.precision());
                line.add(point.recall(), point.precision());
            }
        }
        return line;
    }

    /** There is at least one, as a label without rows has no curve. */
    private static List<RankingCurve.Point> rises(List<RankingCurve.Point> points) {
        List<RankingCurve.Point> rises = new ArrayList<>();
        double recall = 0;
        for (RankingCurve.Point point : points) {
            if (point.recall() > recall) {
                rises.add(point);
                recall = point.recall();
            }
        }
        return rises;
    }

    private boolean isSeen(double nextX, double nextY) {
        return Math.abs(nextX - last(x)) >= NEAR || Math.abs(nextY - last(y)) >= NEAR;
    }

    private double last(List<Double> values) {
        return values.get(values.size() - 1);
    }

    private void add(double nextX, double nextY) {
        x.add(nextX);
        y.add(nextY);
    }

    CurveChart.Curve curve(String name) {
        return new CurveChart.Curve(name, x, y, false);
    }
}
