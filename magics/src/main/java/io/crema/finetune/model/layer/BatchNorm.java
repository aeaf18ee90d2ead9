package io.crema.finetune.model.layer;

import io.crema.finetune.expression.Convolutions;
import io.crema.finetune.expression.Convolutions.Running;
import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;

/**
 * Batch normalisation of a picture's channels.
 *
 * @param weight (channels)
 * @param bias (channels)
 * @param running what it has seen, kept with the weights but not learned by gradients
 */
public record BatchNorm(Tensor weight, Tensor bias, Running running) {
    private static final double EPSILON = 1e-5;
    private static final double MOMENTUM = 0.1;

    /** The layer at this place, whose statistics every training step moves: for a model that starts from nothing. */
    public static BatchNorm learning(Scope scope, int channels) {
        return at(scope, channels, MOMENTUM);
    }

    /**
     * The layer at this place with the statistics of its pretraining. The small batches of a fine-tuning would make
     * them noisy.
     */
    public static BatchNorm frozen(Scope scope, int channels) {
        return at(scope, channels, 0);
    }

    private static BatchNorm at(Scope scope, int channels, double momentum) {
        return new BatchNorm(
                scope.parameter("weight", channels),
                scope.parameter("bias", channels),
                new Running(scope.buffer("running_mean", channels), scope.buffer("running_var", channels), momentum));
    }

    /** (B, channels, H, W) to the same. */
    public Tensor apply(Tensor x) {
        return Convolutions.batchNorm(x, weight, bias, running, EPSILON);
    }
}
