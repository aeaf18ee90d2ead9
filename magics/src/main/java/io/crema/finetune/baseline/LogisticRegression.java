package io.crema.finetune.baseline;

import io.crema.finetune.data.LabelledData;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Logistic regression with an L2 penalty, fitted until it has converged. With the defaults of scikit-learn's {@code
 * LogisticRegression} (C = 1): minimises
 *
 * <pre>  sum over rows of -ln p(label of the row) + (weights · weights) / (2 C)</pre>
 *
 * where the intercepts are not penalised. Two classes have one weight vector and a sigmoid; more have one each and a
 * softmax.
 */
public final class LogisticRegression {
    private static final double DEFAULT_C = 1;

    private final int classes;
    private final int columns;
    private final double[] parameters;

    private LogisticRegression(int classes, int columns, double[] parameters) {
        this.classes = classes;
        this.columns = columns;
        this.parameters = parameters;
    }

    /**
     * Fits a regression to what is made of labelled examples, and asks it of others.
     *
     * @param examples one a row of the training part: texts, references of pictures, or rows as JSON
     * @param features made of examples, in the same way for those that are asked
     */
    public static TextClassifier of(
            LabelledData training, List<String> examples, Function<List<String>, Features> features) {
        LogisticRegression regression = fit(
                features.apply(examples),
                training.labelIndices(),
                training.labels().size());
        return asked -> regression.probabilities(features.apply(asked));
    }

    /** As below, with C = 1. */
    public static LogisticRegression fit(Features features, int[] labels, int classes) {
        return fit(features, labels, classes, DEFAULT_C);
    }

    /**
     * Fits a regression.
     *
     * @param features of shape {@code (rows, columns)}
     * @param labels one a row, {@code 0..classes-1}
     * @param classes at least 2
     * @param c the inverse strength of the penalty, above 0
     * @throws IllegalArgumentException if the arguments do not fit each other
     */
    public static LogisticRegression fit(Features features, int[] labels, int classes, double c) {
        if (features.rows() == 0 || features.rows() != labels.length) {
            throw new IllegalArgumentException(
                    "needs one label for each row of features, at least one: %d rows and %d labels"
                            .formatted(features.rows(), labels.length));
        }
        if (classes < 2 || Arrays.stream(labels).anyMatch(label -> label < 0 || label >= classes)) {
            throw new IllegalArgumentException("needs 2 classes or more and labels below their number");
        }
        if (!(c > 0)) {
            throw new IllegalArgumentException("C must be above 0, not " + c);
        }
        LogisticLoss loss = new LogisticLoss(features, labels.clone(), logits(classes), c);
        double[] parameters = Lbfgs.minimise(loss, new double[loss.parameters()]);
        return new LogisticRegression(classes, features.columns(), parameters);
    }

    /**
     * Probabilities of shape {@code (rows, classes)}.
     *
     * @throws IllegalArgumentException if the features have other columns than those it was fitted on
     */
    public double[][] probabilities(Features features) {
        if (features.columns() != columns && features.rows() > 0) {
            throw new IllegalArgumentException("fitted on %d columns, not %d".formatted(columns, features.columns()));
        }
        double[][] probabilities = new double[features.rows()][];
        double[] logits = new double[logits(classes)];
        for (int row = 0; row < probabilities.length; row++) {
            LogisticLoss.logits(features, row, parameters, logits);
            probabilities[row] = LogisticLoss.probabilities(logits);
        }
        return probabilities;
    }

    private static int logits(int classes) {
        return classes == 2 ? 1 : classes;
    }
}
