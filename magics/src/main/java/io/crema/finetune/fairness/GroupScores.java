package io.crema.finetune.fairness;

import io.crema.finetune.metrics.Estimate;
import io.crema.finetune.metrics.Interval;
import io.crema.finetune.metrics.Metrics;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.metrics.RankingCurve;
import io.crema.finetune.metrics.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How the scores of one group rank its rows, and whether they mean what they say.
 *
 * @param rows how many
 * @param area under the ROC curve, in [0,1], ideal 1, with a bootstrap interval over the group's rows
 * @param curve the ROC curve, from (0,0) to (1,1), by threshold; empty where the area is undefined
 * @param bins of the score, ten of equal width, {@code (lo, hi]}; those with rows only
 */
public record GroupScores(String group, int rows, Estimate area, List<RankingCurve.Point> curve, List<Bin> bins) {
    private static final List<String> LABELS = List.of("negative", "positive");
    private static final int POSITIVE = 1;
    private static final int BINS = 10;
    private static final int MOST_RESAMPLES = 1000;
    private static final int FEWEST_RESAMPLES = 100;
    /** More resampled rows than this take longer than they are worth. */
    private static final int ROWS_IN_ALL = 5_000_000;

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
        Predictions ranked = ranked(rows);
        Score area = Metrics.ROC_AUC.of(ranked);
        return new GroupScores(
                group,
                rows.size(),
                estimate(area, ranked, options),
                area.isDefined() ? curve(ranked) : List.of(),
                bins(rows, options.level()));
    }

    /** The rows by falling score, as what is said of the positive label. */
    private static Predictions ranked(Decisions rows) {
        int[] order = IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> rows.score(row))
                        .reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        Decisions sorted = rows.rows(order);
        int[] truth = IntStream.range(0, sorted.size())
                .map(row -> sorted.isPositive(row) ? POSITIVE : 0)
                .toArray();
        double[][] probabilities = IntStream.range(0, sorted.size())
                .mapToObj(row -> new double[] {1 - sorted.score(row), sorted.score(row)})
                .toArray(double[][]::new);
        return Predictions.of(LABELS, truth, probabilities).weighted(weights(sorted));
    }

    private static double[] weights(Decisions rows) {
        return IntStream.range(0, rows.size()).mapToDouble(rows::weight).toArray();
    }

    private static List<RankingCurve.Point> curve(Predictions ranked) {
        return Stream.concat(Stream.of(new RankingCurve.Point(0, 0, 1)), RankingCurve.points(ranked, POSITIVE).stream())
                .toList();
    }

    /** Where every resample gives the same area there is no interval: it would claim a certainty that there is not. */
    private static Estimate estimate(Score area, Predictions ranked, BiasOptions options) {
        if (!area.isDefined()) {
            return Estimate.withoutInterval(area);
        }
        double[] areas = resampled(ranked, options);
        return Arrays.stream(areas).distinct().limit(2).count() < 2
                ? Estimate.withoutInterval(area)
                : Estimate.of(area, Interval.percentile(areas, options.level(), Interval.Method.BOOTSTRAP));
    }

    private static double[] resampled(Predictions ranked, BiasOptions options) {
        int resamples = Math.max(FEWEST_RESAMPLES, Math.min(MOST_RESAMPLES, ROWS_IN_ALL / ranked.size()));
        long[] seeds = new SplittableRandom(options.seed()).longs(resamples).toArray();
        return Arrays.stream(seeds)
                .parallel()
                .mapToDouble(seed -> resampledArea(ranked, new SplittableRandom(seed)))
                .filter(area -> !Double.isNaN(area))
                .toArray();
    }

    private static double resampledArea(Predictions ranked, SplittableRandom random) {
        double[] drawn = new double[ranked.size()];
        for (int draw = 0; draw < drawn.length; draw++) {
            int row = random.nextInt(drawn.length);
            drawn[row] += ranked.weight(row);
        }
        return Metrics.ROC_AUC.of(ranked.reweighted(drawn)).orNaN();
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
