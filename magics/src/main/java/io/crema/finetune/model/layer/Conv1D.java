package io.crema.finetune.model.layer;

import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;

/**
 * {@code x W + b}, and what an adapter adds to it: a linear layer whose weight lies the other way round, as GPT-2 keeps it. No convolution; the name is
 * that of its checkpoints.
 *
 * @param scope where the layer stands
 * @param weight (in, out)
 * @param bias (out)
 */
public record Conv1D(Scope scope, Tensor weight, Tensor bias) {

    /** The layer whose {@code weight} and {@code bias} stand at this place. */
    public static Conv1D of(Scope scope, int in, int out) {
        return new Conv1D(scope, scope.parameter("weight", in, out), scope.parameter("bias", out));
    }

    /** (..., in) to (..., out). */
    public Tensor apply(Tensor x) {
        return scope.adapted(x.linear(weight.transpose(0, 1), bias), x, true);
    }
}
