package io.crema.finetune.metrics;

import io.crema.finetune.metrics.BuiltIn.Needs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * The metrics there are: those that come with Crema as constants, and all of them, other jars' too, by name.
 *
 * <p>Each is in [0,1] with ideal 1 unless it says otherwise. A class that is in neither the truth nor the predictions has
 * no say in a mean.
 */
public final class Metrics {
    /**
     * The share of rows predicted as what they are: {@code correct / n}. On lopsided classes it flatters: look at the
     * majority baseline beside it.
     */
    public static final Metric ACCURACY = new ShareCorrect("accuracy", "accuracy", "correct / n", true);

    /**
     * The plain mean of the classes' F1, {@code mean over c of 2 TP_c / (2 TP_c + FP_c + FN_c)}, so that a rare class
     * counts as much as a common one. A class that occurs but is never predicted has F1 0.
     */
    public static final Metric MACRO_F1 = new BuiltIn(
            "macro_f1",
            "F1 (macro)",
            "mean over classes of 2 TP / (2 TP + FP + FN)",
            1,
            Needs.NOTHING,
            rows -> rows.confusion().mean(rows.confusion()::f1));

    /**
     * F1 of all decisions thrown together, {@code 2 Σ TP / (2 Σ TP + Σ FP + Σ FN)}. Where each row has one label every
     * false positive is another class's false negative, so that this is the accuracy; it is shown only where it is asked
     * for.
     */
    public static final Metric MICRO_F1 =
            new ShareCorrect("micro_f1", "F1 (micro)", "2 TP / (2 TP + FP + FN), summed over classes", false);

    /** The mean of the classes' F1, each weighed by its support. Common classes dominate it. */
    public static final Metric WEIGHTED_F1 = new BuiltIn(
            "weighted_f1",
            "F1 (weighted)",
            "sum over classes of support / n * 2 TP / (2 TP + FP + FN)",
            1,
            Needs.NOTHING,
            rows -> rows.confusion().meanBySupport(rows.confusion()::f1));

    /** The mean recall of the classes that have rows. Guessing gives 1 / classes, however lopsided they are. */
    public static final Metric BALANCED_ACCURACY = new BuiltIn(
            "balanced_accuracy",
            "balanced accuracy",
            "mean over classes of TP / (TP + FN)",
            1,
            Needs.NOTHING,
            rows -> rows.confusion().mean(rows.confusion()::recall));

    /**
     * The correlation of truth and prediction (Matthews 1975; for several classes Gorodkin 2004); in [-1,1]. Undefined
     * where all rows are of one class, or are predicted as one.
     */
    public static final Metric MCC = new BuiltIn(
            "mcc",
            "Matthews correlation",
            "(c s - sum p t) / sqrt((s^2 - sum p^2) (s^2 - sum t^2))",
            1,
            Needs.NOTHING,
            rows -> MatthewsCorrelation.of(rows.confusion()));

    /**
     * How often a row of the last class is given a higher probability of it than a row of the first: the Mann-Whitney
     * statistic, {@code (pairs in order + pairs tied / 2) / (positives · negatives)}. For two classes. Chance gives 0.5.
     */
    public static final Metric ROC_AUC = new BuiltIn(
            "roc_auc",
            "ROC AUC",
            "P(score of a positive > score of a negative) + P(equal) / 2",
            1,
            Needs.TWO_CLASSES,
            rows -> new OneAgainstRest(rows, 1).rocAuc());

    /**
     * The plain mean of each class's ROC AUC against all others. For more than two classes. Undefined where a class has
     * no rows. Chance gives 0.5.
     */
    public static final Metric MACRO_ROC_AUC = new BuiltIn(
            "macro_roc_auc",
            "ROC AUC (one against the rest, macro)",
            "mean over classes of ROC AUC against the rest",
            1,
            Needs.moreClassesThan(ROC_AUC),
            rows -> OneAgainstRest.macro(rows, OneAgainstRest::rocAuc));

    /**
     * The mean of each class's ROC AUC against all others, weighed by support. For more than two classes. A class without
     * rows has no say. Chance gives 0.5.
     */
    public static final Metric WEIGHTED_ROC_AUC = new BuiltIn(
            "weighted_roc_auc",
            "ROC AUC (one against the rest, weighted)",
            "sum over classes of support / n * ROC AUC against the rest",
            1,
            Needs.moreClassesThan(ROC_AUC),
            rows -> OneAgainstRest.bySupport(rows, OneAgainstRest::rocAuc));

    /**
     * The area under the last class's precision by recall, without interpolation: {@code Σ (R_k - R_(k-1)) P_k} over the
     * thresholds, ties taken together. For two classes. Chance gives the share of the class.
     */
    public static final Metric AVERAGE_PRECISION = new BuiltIn(
            "average_precision",
            "average precision",
            "sum over thresholds of (recall - recall before) * precision",
            1,
            Needs.TWO_CLASSES,
            rows -> new OneAgainstRest(rows, 1).averagePrecision());

    /**
     * The plain mean of each class's average precision against all others. For more than two classes. Undefined where a
     * class has no rows.
     */
    public static final Metric MACRO_AVERAGE_PRECISION = new BuiltIn(
            "macro_average_precision",
            "average precision (one against the rest, macro)",
            "mean over classes of average precision against the rest",
            1,
            Needs.moreClassesThan(AVERAGE_PRECISION),
            rows -> OneAgainstRest.macro(rows, OneAgainstRest::averagePrecision));

    /**
     * The mean surprise at the truth, {@code -1/n Σ ln p(true class)} in nats; ideal 0, without upper bound. A
     * probability under 2.2e-16 counts as that, so that one sure error does not make it infinite.
     */
    public static final Metric LOG_LOSS = new BuiltIn(
            "log_loss",
            "log loss",
            "-mean of ln p(true class)",
            0,
            Needs.PROBABILITIES,
            rows -> rows.rowMean(rows.probabilities()::surprise));

    /**
     * The mean squared distance of the probabilities from the truth, {@code 1/2n Σ Σ_c (p_c - y_c)²}; ideal 0. Brier
     * 1950, halved, so that for two classes it is the familiar mean of (p - y)².
     */
    public static final Metric BRIER = new BuiltIn(
            "brier",
            "Brier score",
            "mean of sum over classes of (p - truth)^2, halved",
            0,
            Needs.PROBABILITIES,
            rows -> rows.rowMean(row -> rows.probabilities().squaredDistance(row) / 2));

    /**
     * The expected calibration error: how far confidence is from accuracy, {@code Σ_b (n_b / n) |accuracy_b -
     * confidence_b|} over 15 bins of the predicted class's probability (Guo 2017); ideal 0. On few rows it is biased
     * upward, and its bootstrap interval with it.
     */
    public static final Metric ECE = new BuiltIn(
            "ece",
            "calibration error (ECE, 15 bins)",
            "sum over bins of n_b / n * |accuracy_b - confidence_b|",
            0,
            Needs.PROBABILITIES,
            CalibrationError::of);

    private static final List<Metric> BUILT_IN = List.of(
            ACCURACY,
            MACRO_F1,
            MICRO_F1,
            WEIGHTED_F1,
            BALANCED_ACCURACY,
            MCC,
            ROC_AUC,
            MACRO_ROC_AUC,
            WEIGHTED_ROC_AUC,
            AVERAGE_PRECISION,
            MACRO_AVERAGE_PRECISION,
            LOG_LOSS,
            BRIER,
            ECE);

    private Metrics() {}

    /**
     * Every metric, in the order in which they are shown: those that come with Crema, then those that are registered as
     * services of jars beside it or of jars that the calling thread's class loader sees. Of two with one name the first
     * is taken.
     */
    public static List<Metric> all() {
        Map<String, Metric> byName = new LinkedHashMap<>();
        BUILT_IN.forEach(metric -> byName.put(metric.name(), metric));
        ServiceLoader.load(Metric.class, Metrics.class.getClassLoader())
                .forEach(metric -> byName.putIfAbsent(metric.name(), metric));
        ServiceLoader.load(Metric.class).forEach(metric -> byName.putIfAbsent(metric.name(), metric));
        return List.copyOf(byName.values());
    }

    /** Those that can say something of such predictions, but for those that are shown only if they are asked for. */
    public static List<Metric> applicableTo(Predictions rows) {
        return all().stream()
                .filter(Metric::isUsual)
                .filter(metric -> metric.appliesTo(rows))
                .toList();
    }

    /**
     * The metric of a name such as {@code macro_f1}.
     *
     * @throws IllegalArgumentException listing the names there are
     */
    public static Metric named(String name) {
        return among(all(), name, "");
    }

    /** The measure of a name; a refusal says what the names are of, such as {@code " of numbers"}. */
    static <M extends Measure<?>> M among(List<M> all, String name, String what) {
        return all.stream()
                .filter(measure -> measure.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no metric \"" + name + "\"" + what + ". There are: "
                        + all.stream().map(Measure::name).collect(Collectors.joining(", "))));
    }
}
