package io.crema.finetune.fairness;

import io.crema.finetune.metrics.Quantiles;
import io.crema.finetune.metrics.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What gaps would be by chance: the rows' groups are shuffled, and the gaps measured again.
 *
 * <p>A gap in selection rates is held against shuffles of all rows. A gap in rates among the positives or the negatives
 * is held against shuffles within each of them, so that groups keep their base rates: it is the decisions that are on
 * trial, not the labels.
 */
final class Permutations {
    /** Two gaps closer than this are equal: the same counts may be summed in another order. */
    private static final double ROUNDING = 1e-12;

    private final Stratum stratum;
    private final BiasOptions options;

    Permutations(Stratum stratum, BiasOptions options) {
        this.stratum = stratum;
        this.options = options;
    }

    /** Each disparity of the frame as a gap, in the order given. */
    List<Gap> test(List<Disparity> disparities, MetricFrame frame) {
        double[][] byChance = new double[disparities.size()][options.permutations()];
        for (boolean withinTruth : new boolean[] {false, true}) {
            List<Integer> concerned = new ArrayList<>();
            for (int i = 0; i < disparities.size(); i++) {
                if (isWithinTruth(disparities.get(i)) == withinTruth) {
                    concerned.add(i);
                }
            }
            shuffle(withinTruth, concerned, disparities, byChance);
        }
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i < disparities.size(); i++) {
            gaps.add(gap(disparities.get(i), disparities.get(i).of(frame), byChance[i]));
        }
        return gaps;
    }

    private static boolean isWithinTruth(Disparity disparity) {
        return disparity.criterion() != Criterion.DEMOGRAPHIC_PARITY;
    }

    private void shuffle(
            boolean withinTruth, List<Integer> concerned, List<Disparity> disparities, double[][] byChance) {
        SplittableRandom random = new SplittableRandom(options.seed());
        int[][] blocks = blocks(withinTruth);
        int[] groups = stratum.grouping().groups();
        for (int permutation = 0; permutation < options.permutations(); permutation++) {
            for (int[] block : blocks) {
                shuffle(groups, block, random);
            }
            MetricFrame frame =
                    MetricFrame.of(stratum.decisions(), stratum.grouping().names(), groups, options.undefined());
            for (int i : concerned) {
                byChance[i][permutation] = disparities.get(i).of(frame).orNaN();
            }
        }
    }

    /** The rows whose groups are shuffled among each other. */
    private int[][] blocks(boolean withinTruth) {
        int rows = stratum.decisions().size();
        int[] positives = new int[rows];
        int[] others = new int[rows];
        int positiveCount = 0;
        for (int row = 0; row < rows; row++) {
            if (withinTruth && stratum.decisions().isPositive(row)) {
                positives[positiveCount++] = row;
            } else {
                others[row - positiveCount] = row;
            }
        }
        return new int[][] {Arrays.copyOf(positives, positiveCount), Arrays.copyOf(others, rows - positiveCount)};
    }

    /** Fisher and Yates, over the block's rows. */
    private static void shuffle(int[] groups, int[] block, SplittableRandom random) {
        for (int last = block.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int group = groups[block[last]];
            groups[block[last]] = groups[block[other]];
            groups[block[other]] = group;
        }
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
        long asWide = Arrays.stream(defined)
                .filter(gap -> disparity.form().width(gap) >= seen - ROUNDING)
                .count();
        double p = (1.0 + asWide) / (1.0 + defined.length);
        return Gap.of(
                disparity,
                score,
                switch (disparity.form()) {
                    case DIFFERENCE ->
                        new ParityTest(
                                0, Quantiles.ofSorted(defined, options.level()), options.level(), p, defined.length);
                    case RATIO ->
                        new ParityTest(
                                Quantiles.ofSorted(defined, 1 - options.level()),
                                1,
                                options.level(),
                                p,
                                defined.length);
                });
    }
}
