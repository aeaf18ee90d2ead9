package io.crema.finetune.fairness;

import io.crema.finetune.metrics.Estimate;
import io.crema.finetune.metrics.Interval;
import io.crema.finetune.metrics.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What changes between two ways to decide on the same rows: resampled together, so that what they share cancels out. */
final class Changes {
    private static final int RESAMPLES = 1000;

    private Changes() {}

    /** A number of a frame. */
    private record Quantity(String name, String title, Function<MetricFrame, Score> of) {}

    /** Accuracy and the selection rate, then each criterion's difference. */
    static List<PairedChange> between(Decisions before, Decisions after, Grouping grouping, BiasOptions options) {
        return of(quantities(options), before, after, grouping, options);
    }

    /** One gap. */
    static PairedChange of(
            Disparity disparity, Decisions before, Decisions after, Grouping grouping, BiasOptions options) {
        return of(List.of(quantity(disparity)), before, after, grouping, options)
                .get(0);
    }

    private static List<PairedChange> of(
            List<Quantity> quantities, Decisions before, Decisions after, Grouping grouping, BiasOptions options) {
        Crossing crossing = Crossing.of(List.of(before, after), grouping, false);
        long[] seeds = new SplittableRandom(options.seed()).longs(RESAMPLES).toArray();
        double[][] resampled = new double[quantities.size()][RESAMPLES];
        IntStream.range(0, RESAMPLES).parallel().forEach(resample -> {
            List<MetricFrame> frames = crossing.resampled(options.undefined(), new SplittableRandom(seeds[resample]));
            for (int i = 0; i < resampled.length; i++) {
                Function<MetricFrame, Score> of = quantities.get(i).of();
                resampled[i][resample] = of.apply(frames.get(1)).orNaN()
                        - of.apply(frames.get(0)).orNaN();
            }
        });
        List<MetricFrame> frames = crossing.frames(options.undefined());
        List<PairedChange> changes = new ArrayList<>();
        for (int i = 0; i < resampled.length; i++) {
            changes.add(change(quantities.get(i), frames, resampled[i], options.level()));
        }
        return changes;
    }

    private static List<Quantity> quantities(BiasOptions options) {
        List<Quantity> quantities = new ArrayList<>();
        for (GroupMetric metric : List.of(GroupMetric.ACCURACY, GroupMetric.SELECTION_RATE)) {
            quantities.add(new Quantity(metric.key(), metric.title(), frame -> frame.overall(metric)));
        }
        for (Criterion criterion : Criterion.values()) {
            quantities.add(quantity(Disparity.of(criterion, Disparity.Form.DIFFERENCE, options.method())));
        }
        return quantities;
    }

    private static Quantity quantity(Disparity disparity) {
        return new Quantity(disparity.name(), disparity.title(), disparity::of);
    }

    private static PairedChange change(Quantity quantity, List<MetricFrame> frames, double[] resampled, double level) {
        Score before = quantity.of().apply(frames.get(0));
        Score after = quantity.of().apply(frames.get(1));
        double[] defined =
                Arrays.stream(resampled).filter(change -> !Double.isNaN(change)).toArray();
        Score change =
                !before.isDefined() ? before : after.isDefined() ? Score.of(after.value() - before.value()) : after;
        Estimate estimate = change.isDefined() && defined.length > 0
                ? Estimate.of(change, Interval.percentile(defined, level, Interval.Method.PAIRED_BOOTSTRAP))
                : Estimate.withoutInterval(change);
        return new PairedChange(quantity.name(), quantity.title(), before, after, estimate);
    }
}
