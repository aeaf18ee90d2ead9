package io.crema.finetune.model.layer;

import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;

/**
 * {@code x Wᵀ + b}.
 *
 * @param weight (out, in)
 * @param bias (out)
 */
public record Linear(Tensor weight, Tensor bias) {

    /** The layer whose {@code weight} and {@code bias} stand at this place. */
    public static Linear of(Scope scope, int in, int out) {
        return new Linear(scope.parameter("weight", out, in), scope.parameter("bias", out));
    }

    /** (..., in) to (..., out). */
    public Tensor apply(Tensor x) {
        return x.linear(weight, bias);
    }
}
