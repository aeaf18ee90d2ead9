package io.crema.finetune.model;

import io.crema.finetune.torchscript.Precision;

/**
 * How a pretrained model is made into one to train.
 *
 * @param objective what it learns
 * @param adaptation which weights move, and what is added
 * @param precision in which numbers it computes
 */
public record Setup(Objective objective, Adaptation adaptation, Precision precision) {

    /** One label for each example, all weights moving, in float32. */
    public static final Setup USUAL = new Setup(Objective.singleLabel(), Adaptation.ALL, Precision.FP32);

    /** This with something else to learn. */
    public Setup learning(Objective other) {
        return new Setup(other, adaptation, precision);
    }

    /** This with another adaptation. */
    public Setup adapted(Adaptation other) {
        return new Setup(objective, other, precision);
    }

    /** This in another precision. */
    public Setup in(Precision other) {
        return new Setup(objective, adaptation, other);
    }
}
