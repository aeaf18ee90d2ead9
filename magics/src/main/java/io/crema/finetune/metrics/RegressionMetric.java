package io.crema.finetune.metrics;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;

/**
 * How good predicted numbers are: one of the constants, or one's own.
 *
 * @param ideal 1 where more is better, 0 where less is
 * @param score asked only of rows of which some weigh anything
 */
public record RegressionMetric(
        String name, String title, String formula, double ideal, Function<NumberPredictions, Score> score)
        implements Measure<NumberPredictions> {

    /** The mean distance from the truth, in the data's own unit; ideal 0. */
    public static final RegressionMetric MAE = new RegressionMetric(
            "mae",
            "mean absolute error",
            "mean of |predicted - true|",
            0,
            rows -> Score.of(rows.mean(row -> Math.abs(rows.predicted(row) - rows.truth(row)))));

    /** The root of the mean squared distance, in the data's own unit; ideal 0. Large errors dominate it. */
    public static final RegressionMetric RMSE = new RegressionMetric(
            "rmse",
            "root mean squared error",
            "sqrt(mean of (predicted - true)^2)",
            0,
            rows -> Score.of(Math.sqrt(squaredError(rows))));

    /** The share of the variance that is told, {@code 1 - Σ(y - p)² / Σ(y - mean)²}; ideal 1, 0 for always the mean. */
    public static final RegressionMetric R2 = new RegressionMetric(
            "r2",
            "R\u00b2",
            "1 - sum of (predicted - true)^2 / sum of (true - mean)^2",
            1,
            RegressionMetric::explained);

    /** Pearson's correlation with the truth; in [-1,1], ideal 1. */
    public static final RegressionMetric PEARSON = new RegressionMetric(
            "pearson",
            "Pearson correlation",
            "cov(predicted, true) / (sd of predicted * sd of true)",
            1,
            rows -> correlation(rows, rows::truth, rows::predicted));

    /** Spearman's: Pearson's of the ranks, ties sharing theirs; in [-1,1], ideal 1. */
    public static final RegressionMetric SPEARMAN =
            new RegressionMetric("spearman", "Spearman correlation", "Pearson correlation of the ranks", 1, rows -> {
                double[] truth = rows.truthRanks();
                double[] predicted = rows.predictedRanks();
                return correlation(rows, row -> truth[row], row -> predicted[row]);
            });

    /** Errors are; what has its ideal at 1 is a share or a correlation. */
    @Override
    public boolean isInUnit() {
        return ideal == 0;
    }

    /** The constants, in the order in which they are shown. */
    public static List<RegressionMetric> all() {
        return List.of(MAE, RMSE, R2, PEARSON, SPEARMAN);
    }

    /**
     * The metric of a name such as {@code mae}.
     *
     * @throws IllegalArgumentException listing the names there are
     */
    public static RegressionMetric named(String name) {
        return Metrics.among(all(), name, " of numbers");
    }

    @Override
    public boolean higherIsBetter() {
        return ideal == 1;
    }

    @Override
    public Score of(NumberPredictions rows) {
        return rows.counted().findAny().isEmpty() ? Score.undefined("no rows") : score.apply(rows);
    }

    private static double squaredError(NumberPredictions rows) {
        return rows.mean(row -> square(rows.predicted(row) - rows.truth(row)));
    }

    private static Score explained(NumberPredictions rows) {
        if (isConstant(rows, rows::truth)) {
            return Score.undefined("every row has the same true number");
        }
        double mean = rows.mean(rows::truth);
        return Score.of(1 - squaredError(rows) / rows.mean(row -> square(rows.truth(row) - mean)));
    }

    private static Score correlation(NumberPredictions rows, IntToDoubleFunction truth, IntToDoubleFunction predicted) {
        boolean sameTruth = isConstant(rows, truth);
        if (sameTruth || isConstant(rows, predicted)) {
            return Score.undefined("every row has the same " + (sameTruth ? "true" : "predicted") + " number");
        }
        double trueMean = rows.mean(truth);
        double saidMean = rows.mean(predicted);
        double trueVariance = rows.mean(row -> square(truth.applyAsDouble(row) - trueMean));
        double saidVariance = rows.mean(row -> square(predicted.applyAsDouble(row) - saidMean));
        double together =
                rows.mean(row -> (truth.applyAsDouble(row) - trueMean) * (predicted.applyAsDouble(row) - saidMean));
        return Score.of(together / Math.sqrt(trueVariance * saidVariance));
    }

    /** Looked at directly: a variance of equal numbers is not 0 but a rounding error. */
    private static boolean isConstant(NumberPredictions rows, IntToDoubleFunction values) {
        return rows.counted().mapToDouble(values).distinct().limit(2).count() < 2;
    }

    private static double square(double value) {
        return value * value;
    }
}
