package io.crema.finetune.view;

import io.crema.finetune.train.RateSweep;
import io.crema.finetune.train.RateSweep.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The search for a learning rate, for people. */
public final class RateSweepView {
    private RateSweepView() {}

    /** What to type, and the losses that say so. */
    public static Report report(RateSweep sweep) {
        return Report.titled("Learning rate").sentence(sweep.toString()).chart(chart(sweep));
    }

    /** Losses over rates. */
    public static LineChart chart(RateSweep sweep) {
        List<Point> points = sweep.points();
        List<LineChart.Mark> marks = new ArrayList<>();
        mark(marks, sweep.suggestion(), "suggested");
        mark(marks, sweep.lowest(), "lowest");
        return new LineChart(
                "Loss by learning rate",
                sweep.toString(),
                "learning rate, power of ten",
                "loss (nats)",
                points.stream().map(point -> Math.log10(point.learningRate())).toList(),
                List.of(
                        new LineChart.Line(
                                "smoothed", points.stream().map(Point::smoothed).toList()),
                        new LineChart.Line(
                                "loss", points.stream().map(Point::loss).toList())),
                marks);
    }

    private static void mark(List<LineChart.Mark> marks, OptionalDouble rate, String label) {
        if (rate.isPresent()) {
            marks.add(new LineChart.Mark(
                    Math.log10(rate.getAsDouble()), label + " " + RateSweep.rate(rate.getAsDouble())));
        }
    }
}
