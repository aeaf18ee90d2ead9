package io.crema.finetune.model.layer;

import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;

/**
 * {@code x Wᵀ + b}, and what an adapter adds to it.
 *
 * @param scope where the layer stands
 * @param weight (out, in)
 * @param bias (out)
 */
public record Linear(Scope scope, Tensor weight, Tensor bias) {

    /** The layer whose {@code weight} and {@code bias} stand at this place. */
    public static Linear of(Scope scope, int in, int out) {
        return new Linear(scope, scope.parameter("weight", out, in), scope.parameter("bias", out));
    }

    /** (..., in) to (..., out). */
    public Tensor apply(Tensor x) {
        return scope.adapted(x.linear(weight, bias), x, false);
    }
}
