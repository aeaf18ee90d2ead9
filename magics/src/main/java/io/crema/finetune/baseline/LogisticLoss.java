package io.crema.finetune.baseline;

import java.util.Arrays;

/**
 * The mean penalised loss of a logistic regression and its gradient. The parameters are, for each logit, the weights of
 * the columns followed by the intercept. A single logit is that of class 1 against class 0.
 */
final class LogisticLoss implements Lbfgs.Objective {
    private final Features features;
    private final int[] labels;
    private final int logits;
    private final double penalty;

    LogisticLoss(Features features, int[] labels, int logits, double c) {
        this.features = features;
        this.labels = labels;
        this.logits = logits;
        this.penalty = 1 / (c * labels.length);
    }

    int parameters() {
        return logits * (features.columns() + 1);
    }

    @Override
    public double at(double[] parameters, double[] gradient) {
        Arrays.fill(gradient, 0);
        int width = features.columns() + 1;
        double[] scores = new double[logits];
        double loss = 0;
        for (int row = 0; row < labels.length; row++) {
            logits(features, row, parameters, scores);
            double[] probabilities = probabilities(scores);
            loss += surprise(scores, labels[row]) / labels.length;
            for (int logit = 0; logit < logits; logit++) {
                int label = logits == 1 ? 1 : logit;
                double error = (probabilities[label] - (labels[row] == label ? 1 : 0)) / labels.length;
                features.addScaled(row, error, gradient, logit * width);
                gradient[logit * width + width - 1] += error;
            }
        }
        return loss + penalise(parameters, gradient, width);
    }

    private double penalise(double[] parameters, double[] gradient, int width) {
        double sum = 0;
        for (int index = 0; index < parameters.length; index++) {
            boolean intercept = index % width == width - 1;
            if (!intercept) {
                sum += parameters[index] * parameters[index];
                gradient[index] += penalty * parameters[index];
            }
        }
        return penalty * sum / 2;
    }

    /** Writes a row's logits. */
    static void logits(Features features, int row, double[] parameters, double[] logits) {
        int width = features.columns() + 1;
        for (int logit = 0; logit < logits.length; logit++) {
            int offset = logit * width;
            logits[logit] = features.dot(row, parameters, offset) + parameters[offset + width - 1];
        }
    }

    /** Softmax; for a single logit the sigmoid, as two classes. */
    static double[] probabilities(double[] logits) {
        double[] probabilities = scores(logits);
        double logSum = logSumExp(probabilities);
        for (int label = 0; label < probabilities.length; label++) {
            probabilities[label] = Math.exp(probabilities[label] - logSum);
        }
        return probabilities;
    }

    /** -ln p(label), finite however small the probability is. */
    private static double surprise(double[] logits, int label) {
        double[] scores = scores(logits);
        return logSumExp(scores) - scores[label];
    }

    private static double[] scores(double[] logits) {
        return logits.length == 1 ? new double[] {0, logits[0]} : logits.clone();
    }

    private static double logSumExp(double[] scores) {
        double largest = Arrays.stream(scores).max().orElseThrow();
        double sum = 0;
        for (double score : scores) {
            sum += Math.exp(score - largest);
        }
        return largest + Math.log(sum);
    }
}
