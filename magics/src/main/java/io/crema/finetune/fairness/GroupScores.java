package io.crema.finetune.fairness;

import io.crema.finetune.metrics.Estimate;
import io.crema.finetune.metrics.Interval;
import io.crema.finetune.metrics.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How the scores of one group rank its rows, and whether they mean what they say.
 *
 * @param rows how many
 * @param area under the ROC curve, in [0,1], ideal 1, with a bootstrap interval over the group's rows
 * @param curve the ROC curve, from (0,0) to (1,1); empty where the area is undefined
 * @param bins of the score, ten of equal width, {@code (lo, hi]}; those with rows only
 */
public record GroupScores(String group, int rows, Estimate area, List<Point> curve, List<Bin> bins) {
    private static final int BINS = 10;
    private static final int MOST_RESAMPLES = 1000;
    private static final int FEWEST_RESAMPLES = 100;
    /** More resampled rows than this take longer than they are worth. */
    private static final int ROWS_IN_ALL = 5_000_000;

    /** A point of the ROC curve. */
    public record Point(double falsePositiveRate, double truePositiveRate) {}

    /**
     * Rows of nearly one score.
     *
     * @param index from 0
     * @param score their mean
     * @param positive the share that truly is positive, with Wilson's interval; ideally the score
     */
    public record Bin(int index, int rows, double score, Estimate positive) {}

    public GroupScores {
        curve = List.copyOf(curve);
        bins = List.copyOf(bins);
    }

    /** Of rows with scores, at least one. */
    static GroupScores of(String group, Decisions rows, BiasOptions options) {
        Ranking ranked = Ranking.of(rows);
        Score area = ranked.area();
        return new GroupScores(
                group,
                rows.size(),
                estimate(area, ranked, options),
                area.isDefined() ? ranked.curve() : List.of(),
                bins(rows, options.level()));
    }

    /** Where every resample gives the same area there is no interval: it would claim a certainty that there is not. */
    private static Estimate estimate(Score area, Ranking ranked, BiasOptions options) {
        if (!area.isDefined()) {
            return Estimate.withoutInterval(area);
        }
        double[] areas = resampled(ranked, options);
        return Arrays.stream(areas).distinct().limit(2).count() < 2
                ? Estimate.withoutInterval(area)
                : Estimate.of(area, Interval.percentile(areas, options.level(), Interval.Method.BOOTSTRAP));
    }

    private static double[] resampled(Ranking ranked, BiasOptions options) {
        int resamples = Math.max(FEWEST_RESAMPLES, Math.min(MOST_RESAMPLES, ROWS_IN_ALL / ranked.size()));
        long[] seeds = new SplittableRandom(options.seed()).longs(resamples).toArray();
        return Arrays.stream(seeds)
                .parallel()
                .mapToDouble(
                        seed -> ranked.resampled(new SplittableRandom(seed)).orNaN())
                .filter(area -> !Double.isNaN(area))
                .toArray();
    }

    private static List<Bin> bins(Decisions rows, double level) {
        Tally[] tallies = IntStream.range(0, BINS).mapToObj(bin -> new Tally()).toArray(Tally[]::new);
        double[] scores = new double[BINS];
        for (int row = 0; row < rows.size(); row++) {
            int bin = (int) Math.max(0, Math.min(BINS - 1, Math.ceil(rows.score(row) * BINS) - 1));
            tallies[bin].add(Outcome.of(rows.isPositive(row), true).index(), rows.weight(row));
            scores[bin] += rows.weight(row) * rows.score(row);
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            double weight = tallies[bin].weight(Outcome.mask(Outcome.values()));
            if (weight > 0) {
                bins.add(new Bin(
                        bin,
                        tallies[bin].rows(),
                        scores[bin] / weight,
                        // Every row counts as selected here, so that precision is the share that is positive.
                        GroupMetric.PRECISION.estimate(tallies[bin], Undefined.NA, level)));
            }
        }
        return bins;
    }
}
