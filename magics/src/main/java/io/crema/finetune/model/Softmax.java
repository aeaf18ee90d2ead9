package io.crema.finetune.model;

import java.util.Arrays;

/** From scores to probabilities, in double precision. */
public final class Softmax {
    private Softmax() {}

    /** The softmax of each row. */
    public static double[][] rows(float[][] logits) {
        return Arrays.stream(logits).map(Softmax::of).toArray(double[][]::new);
    }

    private static double[] of(float[] logits) {
        double logSum = logSumExp(logits);
        double[] probabilities = new double[logits.length];
        for (int k = 0; k < logits.length; k++) {
            probabilities[k] = Math.exp(logits[k] - logSum);
        }
        return probabilities;
    }

    /** Mean cross entropy of scores and true labels, in nats. */
    public static double crossEntropy(float[][] logits, int[] labels) {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            sum += logSumExp(logits[i]) - logits[i][labels[i]];
        }
        return sum / labels.length;
    }

    private static double logSumExp(float[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - largest);
        }
        return largest + Math.log(sum);
    }
}
