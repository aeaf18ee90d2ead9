package io.crema.finetune.view;

import io.crema.finetune.train.RateSweep;
import io.crema.finetune.train.RateSweep.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The search for a learning rate, for people. */
public final class RateSweepView {
    private RateSweepView() {}

    /** What to type, and the losses that say so. */
    public static Report report(RateSweep sweep) {
        return Report.titled("Learning rate").sentence(sentence(sweep)).chart(chart(sweep));
    }

    /** The suggestion and its reason. */
    public static String sentence(RateSweep sweep) {
        if (sweep.suggestion().isEmpty()) {
            return String.format(
                    Locale.ROOT,
                    "No learning rate between %s and %s makes the loss fall within %d steps. Look at the labels, or try"
                            + " --from, --to and more --steps.",
                    rate(sweep.points().get(0).learningRate()),
                    rate(last(sweep).learningRate()),
                    sweep.points().size());
        }
        return String.format(
                Locale.ROOT,
                "Suggested: --lr %s. The loss falls fastest at %s and is lowest at %s, of which a tenth is the most that"
                        + " is safe; %s. One sweep of %d steps, losses smoothed.",
                rate(sweep.suggestion().getAsDouble()),
                rate(sweep.steepest().getAsDouble()),
                rate(sweep.lowest().getAsDouble()),
                sweep.exploded()
                        ? "from " + rate(last(sweep).learningRate()) + " on it explodes"
                        : "it has not exploded at " + rate(last(sweep).learningRate()),
                sweep.points().size());
    }

    private static Point last(RateSweep sweep) {
        return sweep.points().get(sweep.points().size() - 1);
    }

    /** A learning rate as it is typed: {@code 2.1e-5}. */
    public static String rate(double rate) {
        return String.format(Locale.ROOT, "%.1e", rate).replace("e-0", "e-").replace("e+00", "");
    }

    /** Losses over rates. */
    public static LineChart chart(RateSweep sweep) {
        List<Point> points = sweep.points();
        List<LineChart.Mark> marks = new ArrayList<>();
        mark(marks, sweep.suggestion(), "suggested");
        mark(marks, sweep.lowest(), "lowest");
        return new LineChart(
                "Loss by learning rate",
                sentence(sweep),
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
            marks.add(new LineChart.Mark(Math.log10(rate.getAsDouble()), label + " " + rate(rate.getAsDouble())));
        }
    }
}
