package io.crema.finetune.expression;

import java.util.Collections;
import java.util.List;

/** How wrong a model's outputs are: each a scalar, the mean over a batch. Names and meanings are PyTorch's. */
public final class Losses {
    private static final int MEAN = 1;

    private Losses() {}

    /**
     * Cross entropy in nats.
     *
     * @param logits (B, classes)
     * @param labels INT64 (B)
     */
    public static Tensor crossEntropy(Tensor logits, Tensor labels) {
        checkLabels("cross_entropy", logits, labels);
        return scalar(logits, "cross_entropy_loss", new Argument.Value(logits), new Argument.Value(labels));
    }

    /**
     * As above, with classes that weigh differently, or truths that are not quite sure.
     *
     * @param classWeights one for each class, or none for all alike; the mean is by the weights of the labels
     * @param smoothing the share of the truth that is spread over all classes, in [0,1) (Szegedy et al. 2016,
     *     arXiv:1512.00567)
     */
    public static Tensor crossEntropy(Tensor logits, Tensor labels, List<Double> classWeights, double smoothing) {
        if (classWeights.isEmpty() && smoothing == 0) {
            return crossEntropy(logits, labels);
        }
        checkLabels("cross_entropy", logits, labels);
        return scalar(
                logits,
                "self.cross_entropy",
                new Argument.Value(logits),
                new Argument.Value(labels),
                weights(logits, classWeights),
                new Argument.Real(smoothing));
    }

    /**
     * Cross entropy in nats, in which each example has a weight; the mean is by these.
     *
     * @param logits (B, classes)
     * @param truths (B, classes): the example's weight at its class, else 0
     */
    public static Tensor weightedCrossEntropy(Tensor logits, Tensor truths) {
        checkAlike("weighted cross entropy", logits, truths);
        return scalar(logits, "self.weighted_cross_entropy", new Argument.Value(logits), new Argument.Value(truths));
    }

    /**
     * Cross entropy in nats of labels that are true to a share each. With class weights the mean is by the number of
     * examples, as torch's is.
     *
     * @param logits (B, classes)
     * @param shares FLOAT32 (B, classes), those of an example adding up to 1
     */
    public static Tensor softCrossEntropy(Tensor logits, Tensor shares, List<Double> classWeights, double smoothing) {
        if (shares.dtype() != Dtype.FLOAT32 || !shares.shape().equals(logits.shape())) {
            throw new ShapeException("cross entropy of shares takes one for each of " + logits.shape() + ", not "
                    + shares.dtype() + " " + shares.shape());
        }
        return scalar(
                logits,
                "self.cross_entropy",
                new Argument.Value(logits),
                new Argument.Value(shares),
                weights(logits, classWeights),
                new Argument.Real(smoothing));
    }

    /**
     * Cross entropy in which examples that are right already count less, {@code -(1-p)^focus log p} (Lin et al. 2017,
     * arXiv:1708.02002).
     *
     * @param classWeights one for each class, or none for all alike; the mean is by the weights of the labels
     * @param focus at least 0; 0 is cross entropy
     */
    public static Tensor focal(Tensor logits, Tensor labels, List<Double> classWeights, double focus) {
        checkLabels("focal loss", logits, labels);
        return scalar(
                logits,
                "self.focal_loss",
                new Argument.Value(logits),
                new Argument.Value(labels),
                weights(logits, classWeights),
                new Argument.Real(focus));
    }

    private static void checkLabels(String operator, Tensor logits, Tensor labels) {
        if (logits.shape().rank() != 2
                || labels.dtype() != Dtype.INT64
                || !labels.shape().equals(new TensorShape(List.of(logits.shape().dim(0))))) {
            throw new ShapeException(operator + " takes logits (B, classes) and INT64 labels (B), not " + logits.shape()
                    + " and " + labels.dtype() + " " + labels.shape());
        }
    }

    private static Argument weights(Tensor logits, List<Double> classWeights) {
        int classes = Math.toIntExact(((Dim.Fixed) logits.shape().dim(1)).length());
        if (classWeights.isEmpty()) {
            return new Argument.Reals(Collections.nCopies(classes, 1.0));
        }
        if (classWeights.size() != classes) {
            throw new ShapeException(classWeights.size() + " class weights for " + classes + " classes");
        }
        return new Argument.Reals(classWeights);
    }

    /** Cross entropy of independent yes-or-no answers: logits and truths of one shape, the truths 0 or 1. */
    public static Tensor binaryCrossEntropy(Tensor logits, Tensor truths) {
        checkAlike("binary_cross_entropy_with_logits", logits, truths);
        return scalar(
                logits,
                "binary_cross_entropy_with_logits",
                new Argument.Value(logits),
                new Argument.Value(truths),
                new Argument.Keyword("reduction", new Argument.Whole(MEAN)));
    }

    /** The mean square of the differences of two tensors of one shape. */
    public static Tensor meanSquaredError(Tensor outputs, Tensor truths) {
        checkAlike("mse_loss", outputs, truths);
        return scalar(
                outputs, "mse_loss", new Argument.Value(outputs), new Argument.Value(truths), new Argument.Whole(MEAN));
    }

    /**
     * How far the cosines of all pairs in a batch are from 1 where their labels agree, and from 0 where they do not:
     * mean squares, both kinds of pairs counting half (Tunstall et al. 2022, arXiv:2209.11055).
     *
     * @param features (B, C)
     * @param labels INT64 (B)
     */
    public static Tensor ofPairs(Tensor features, Tensor labels) {
        checkLabels("the loss of pairs", features, labels);
        return scalar(features, "self.pair_loss", new Argument.Value(features), new Argument.Value(labels));
    }

    private static void checkAlike(String operator, Tensor outputs, Tensor truths) {
        if (!outputs.shape().equals(truths.shape()) || outputs.dtype() != truths.dtype()) {
            throw new ShapeException(operator + " takes two of one shape and type, not " + outputs.dtype() + " "
                    + outputs.shape() + " and " + truths.dtype() + " " + truths.shape());
        }
    }

    private static Tensor scalar(Tensor of, String operator, Argument... arguments) {
        return of.graph().add(TensorShape.of(), of.dtype(), operator, arguments);
    }
}
