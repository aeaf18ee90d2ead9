package io.crema.finetune.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How good predicted sets of labels are: one of the constants, or one's own.
 *
 * @param ideal 1 where more is better, 0 where less is
 * @param isShareOfRows whether the value is a share of rows, so that its interval is Wilson's
 */
public record MultiLabelMetric(
        String name,
        String title,
        String formula,
        double ideal,
        boolean isShareOfRows,
        Function<LabelSets, Score> score)
        implements Measure<LabelSets> {

    /**
     * The plain mean of the labels' F1; in [0,1], ideal 1. A label that no row has and no row is given has no F1 and is
     * left out.
     */
    public static final MultiLabelMetric MACRO_F1 = new MultiLabelMetric(
            "macro_f1",
            "F1 (macro)",
            "mean over labels of 2 TP / (2 TP + FP + FN)",
            1,
            false,
            MultiLabelMetric::macroF1);

    /** F1 of all decisions thrown together; in [0,1], ideal 1. Common labels dominate it. */
    public static final MultiLabelMetric MICRO_F1 = new MultiLabelMetric(
            "micro_f1",
            "F1 (micro)",
            "2 TP / (2 TP + FP + FN), summed over labels",
            1,
            false,
            MultiLabelMetric::microF1);

    /** The share of rows with every label right; in [0,1], ideal 1. */
    public static final MultiLabelMetric SUBSET_ACCURACY = new MultiLabelMetric(
            "subset_accuracy",
            "all labels right",
            "rows without a wrong label / n",
            1,
            true,
            rows -> rows.rowMean(row -> wrong(rows, row) == 0 ? 1 : 0));

    /** The share of decisions that are wrong; in [0,1], ideal 0. Where labels are rare, saying none is nearly ideal. */
    public static final MultiLabelMetric HAMMING = new MultiLabelMetric(
            "hamming",
            "Hamming loss",
            "wrong decisions / (n * labels)",
            0,
            false,
            rows -> rows.rowMean(
                    row -> (double) wrong(rows, row) / rows.labels().size()));

    /** The constants, in the order in which they are shown. */
    public static List<MultiLabelMetric> all() {
        return List.of(MACRO_F1, MICRO_F1, SUBSET_ACCURACY, HAMMING);
    }

    /**
     * The metric of a name such as {@code hamming}.
     *
     * @throws IllegalArgumentException listing the names there are
     */
    public static MultiLabelMetric named(String name) {
        return Metrics.among(all(), name, " of several labels");
    }

    /** The F1 of one label. */
    static Score f1(LabelSets rows, int label) {
        double hits = 2 * rows.truePositives(label);
        return Score.ratio(
                hits, hits + rows.falsePositives(label) + rows.falseNegatives(label), "neither present nor predicted");
    }

    private static Score macroF1(LabelSets rows) {
        double[] defined = IntStream.range(0, rows.labels().size())
                .mapToObj(label -> f1(rows, label))
                .filter(Score::isDefined)
                .mapToDouble(Score::value)
                .toArray();
        return Score.ratio(Arrays.stream(defined).sum(), defined.length, "no label is present or predicted");
    }

    private static Score microF1(LabelSets rows) {
        double hits = 0;
        double errors = 0;
        for (int label = 0; label < rows.labels().size(); label++) {
            hits += 2 * rows.truePositives(label);
            errors += rows.falsePositives(label) + rows.falseNegatives(label);
        }
        return Score.ratio(hits, hits + errors, "no label is present or predicted");
    }

    private static int wrong(LabelSets rows, int row) {
        int wrong = 0;
        for (int label = 0; label < rows.labels().size(); label++) {
            wrong += rows.isTrue(row, label) == rows.isPredicted(row, label) ? 0 : 1;
        }
        return wrong;
    }

    @Override
    public boolean higherIsBetter() {
        return ideal == 1;
    }

    @Override
    public Score of(LabelSets rows) {
        return score.apply(rows);
    }
}
