package io.crema.finetune.fairness;

import io.crema.finetune.metrics.Quantiles;
import io.crema.finetune.metrics.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What gaps would be by chance: the rows' groups are shuffled, and the gaps measured again.
 *
 * <p>A gap in selection rates is held against shuffles of all rows. A gap in rates among the positives or the negatives
 * is held against shuffles within each of them, so that groups keep their base rates: it is the decisions that are on
 * trial, not the labels.
 *
 * <p>p counts ties as wide, {@code (1 + #{as wide or wider}) / (1 + permutations)} (Phipson and Smyth 2010): it never
 * claims more than it may. On few rows, where gaps take few values, it therefore lies above the uniform distribution; a
 * p that is to be uniform even there breaks ties at random ({@link ParityTest#randomisedP}).
 *
 * <p>Each permutation has a seed of its own, so that the number of threads changes nothing.
 */
final class Permutations {
    /** Two gaps closer than this are equal: the same counts may be summed in another order. */
    private static final double ROUNDING = 1e-12;

    private final List<Decisions> decisions;
    private final Grouping grouping;
    private final BiasOptions options;

    /** @param decisions on the same rows; of several the mean of their gaps is tested */
    Permutations(List<Decisions> decisions, Grouping grouping, BiasOptions options) {
        this.decisions = List.copyOf(decisions);
        this.grouping = grouping;
        this.options = options;
    }

    /** Each disparity as a gap, in the order given. */
    List<Gap> test(List<Disparity> disparities) {
        double[][] byChance = new double[disparities.size()][options.permutations()];
        Score[] seen = new Score[disparities.size()];
        for (boolean withinTruth : new boolean[] {false, true}) {
            int[] concerned = IntStream.range(0, disparities.size())
                    .filter(i -> isWithinTruth(disparities.get(i)) == withinTruth)
                    .toArray();
            if (concerned.length > 0) {
                Crossing crossing = Crossing.of(decisions, grouping, withinTruth);
                List<MetricFrame> frames = crossing.frames(options.undefined());
                for (int i : concerned) {
                    seen[i] = mean(disparities.get(i), frames);
                }
                shuffle(crossing, concerned, disparities, byChance);
            }
        }
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i < seen.length; i++) {
            gaps.add(gap(disparities.get(i), seen[i], byChance[i]));
        }
        return gaps;
    }

    private static boolean isWithinTruth(Disparity disparity) {
        return disparity.criterion() != Criterion.DEMOGRAPHIC_PARITY;
    }

    private void shuffle(Crossing crossing, int[] concerned, List<Disparity> disparities, double[][] byChance) {
        long[] seeds = new SplittableRandom(options.seed())
                .longs(options.permutations())
                .toArray();
        IntStream.range(0, seeds.length).parallel().forEach(permutation -> {
            List<MetricFrame> frames = crossing.shuffled(options.undefined(), new SplittableRandom(seeds[permutation]));
            for (int i : concerned) {
                byChance[i][permutation] = mean(disparities.get(i), frames).orNaN();
            }
        });
    }

    /** Over the decisions that have such a gap. */
    private static Score mean(Disparity disparity, List<MetricFrame> frames) {
        List<Score> gaps = frames.stream().map(disparity::of).toList();
        double[] defined =
                gaps.stream().filter(Score::isDefined).mapToDouble(Score::value).toArray();
        return defined.length == 0
                ? gaps.get(0)
                : Score.of(Arrays.stream(defined).sum() / defined.length);
    }

    private Gap gap(Disparity disparity, Score score, double[] byChance) {
        double[] defined = Arrays.stream(byChance)
                .filter(gap -> !Double.isNaN(gap))
                .sorted()
                .toArray();
        if (!score.isDefined() || defined.length == 0) {
            return Gap.untested(disparity, score);
        }
        double seen = disparity.form().width(score.value());
        int wider = count(defined, disparity, seen + ROUNDING);
        int asWide = count(defined, disparity, seen - ROUNDING);
        return Gap.of(
                disparity,
                score,
                switch (disparity.form()) {
                    case DIFFERENCE ->
                        new ParityTest(
                                0,
                                Quantiles.ofSorted(defined, options.level()),
                                options.level(),
                                wider,
                                asWide,
                                defined.length);
                    case RATIO ->
                        new ParityTest(
                                Quantiles.ofSorted(defined, 1 - options.level()),
                                1,
                                options.level(),
                                wider,
                                asWide,
                                defined.length);
                });
    }

    private static int count(double[] gaps, Disparity disparity, double least) {
        return (int) Arrays.stream(gaps)
                .filter(gap -> disparity.form().width(gap) >= least)
                .count();
    }
}
