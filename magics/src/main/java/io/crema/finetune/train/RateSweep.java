package io.crema.finetune.train;

import io.crema.finetune.model.Epoch;
import io.crema.finetune.model.Progress;
import io.crema.finetune.strategy.Trainee;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;

/**
 * A learning rate that was raised from step to step until the loss exploded, and where it did most for the loss (Smith
 * 2017, arXiv:1506.01186).
 *
 * @param points a step each, up to the one at which it exploded
 * @param exploded whether it did before the last rate
 */
public record RateSweep(List<Point> points, boolean exploded) {

    /** The share of the loss so far in the smoothed one. */
    private static final double SMOOTHING = 0.9;

    /** How far above its lowest the smoothed loss counts as exploded. */
    private static final double EXPLOSION = 4;

    /** Where the loss is lowest it is about to rise: a rate that trains is at most so much of it. */
    private static final double OF_LOWEST = 0.1;

    /** At least so many points, and this share of all, are too early to judge a slope by. */
    private static final int EARLIEST = 3;

    private static final double EARLY = 0.1;

    /**
     * One step.
     *
     * @param loss before the step, in nats
     * @param smoothed exponential moving average of the losses so far, corrected for its beginning
     */
    public record Point(double learningRate, double loss, double smoothed) {}

    /**
     * Which rates are tried.
     *
     * @param from the lowest, above 0
     * @param to the highest, above the lowest
     * @param steps how many, each a constant factor above the one before; at least 10
     */
    public record Rates(double from, double to, int steps) {
        /** From 1e-7 to 1 in 100 steps. */
        public static final Rates USUAL = new Rates(1e-7, 1, 100);

        public Rates {
            if (!(from > 0 && to > from && Double.isFinite(to) && steps >= 10)) {
                throw new IllegalArgumentException(
                        "rates are tried from one above 0 to a higher one in at least 10 steps, not from " + from
                                + " to " + to + " in " + steps);
            }
        }

        double at(int step) {
            return from * Math.pow(to / from, (step - 1.0) / (steps - 1));
        }
    }

    public RateSweep {
        points = List.copyOf(points);
    }

    /**
     * Takes the steps; the trainee is of no use afterwards. Few examples are gone through again and again.
     *
     * @throws CancellationException if cancelled between two steps
     */
    public static RateSweep of(
            Trainee trainee, Hyperparameters hyperparameters, Rates rates, long seed, Progress progress) {
        List<Point> points = new ArrayList<>();
        int epoch = hyperparameters.epochs(); // in which all move that ever will
        double average = 0;
        double lowest = Double.POSITIVE_INFINITY;
        int perStep = hyperparameters.batching().perStep();
        while (points.size() < rates.steps()) {
            List<int[]> batches = Batches.ofEpoch(trainee.size(), perStep, seed, epoch, trainee::cost);
            trainee.begin(new Epoch(epoch, Seeds.ofExamples(seed, epoch), batches));
            for (int[] batch : batches.subList(0, Math.min(batches.size(), rates.steps() - points.size()))) {
                if (progress.cancelled()) {
                    throw new CancellationException();
                }
                int step = points.size() + 1;
                double loss = trainee.step(batch, rates.at(step), Seeds.ofStep(seed, step))
                        .loss();
                average = SMOOTHING * average + (1 - SMOOTHING) * loss;
                double smoothed = average / (1 - Math.pow(SMOOTHING, step));
                if (!Double.isFinite(loss) || (step > EARLIEST && smoothed > EXPLOSION * lowest)) {
                    return new RateSweep(points, true);
                }
                lowest = Math.min(lowest, smoothed);
                points.add(new Point(rates.at(step), loss, smoothed));
                progress.at(step, rates.steps());
            }
            epoch++;
        }
        return new RateSweep(points, false);
    }

    /** The rate at which the smoothed loss is lowest; empty if it is so at the beginning already. */
    public OptionalDouble lowest() {
        if (points.size() <= early()) {
            return OptionalDouble.empty();
        }
        int at = lowestAt();
        return at > early() ? OptionalDouble.of(points.get(at).learningRate()) : OptionalDouble.empty();
    }

    /** The rate before the lowest at which the smoothed loss falls fastest; empty if it never falls. */
    public OptionalDouble steepest() {
        if (points.size() <= early()) {
            return OptionalDouble.empty();
        }
        int end = lowestAt();
        int steepest = -1;
        double slope = 0;
        for (int at = early(); at < end; at++) {
            double here = points.get(at + 1).smoothed() - points.get(at - 1).smoothed();
            if (here < slope) {
                slope = here;
                steepest = at;
            }
        }
        return steepest < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(points.get(steepest).learningRate());
    }

    /** A rate to train with: the steepest, but no more than a tenth of the lowest; empty if the loss never falls. */
    public OptionalDouble suggestion() {
        return steepest().isPresent() && lowest().isPresent()
                ? OptionalDouble.of(Math.min(steepest().getAsDouble(), OF_LOWEST * lowest().getAsDouble()))
                : OptionalDouble.empty();
    }

    private int early() {
        return Math.max(EARLIEST, (int) (EARLY * points.size()));
    }

    private int lowestAt() {
        int lowest = early();
        for (int at = lowest; at < points.size(); at++) {
            if (points.get(at).smoothed() < points.get(lowest).smoothed()) {
                lowest = at;
            }
        }
        return lowest;
    }

    /** What to type, and why. */
    @Override
    public String toString() {
        if (points.isEmpty()) {
            return "The loss is no number at the first step already. Look at the model's weights and at the rows.";
        }
        if (suggestion().isEmpty()) {
            return String.format(
                    Locale.ROOT,
                    "No learning rate between %s and %s makes the loss fall within %d steps. Look at the labels, or try"
                            + " --from, --to and more --steps.",
                    rate(points.get(0).learningRate()),
                    rate(last()),
                    points.size());
        }
        return String.format(
                Locale.ROOT,
                "Suggested: --lr %s. The loss falls fastest at %s and is lowest at %s, of which a tenth is the most that"
                        + " is safe; %s. One sweep of %d steps, losses smoothed.",
                rate(suggestion().getAsDouble()),
                rate(steepest().getAsDouble()),
                rate(lowest().getAsDouble()),
                exploded ? "from " + rate(last()) + " on it explodes" : "it has not exploded at " + rate(last()),
                points.size());
    }

    private double last() {
        return points.get(points.size() - 1).learningRate();
    }

    /** A learning rate as it is typed: {@code 2.1e-5}. */
    public static String rate(double rate) {
        return String.format(Locale.ROOT, "%.1e", rate).replace("e-0", "e-").replace("e+00", "");
    }
}
