package io.crema.finetune.model.layer;

import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Sequences;
import io.crema.finetune.expression.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * {@code x Wᵀ + b}, and what an adapter adds to it.
 *
 * @param scope where the layer stands
 * @param weight (out, in)
 * @param bias (out), or null where the layer has none
 */
public record Linear(Scope scope, Tensor weight, @Nullable Tensor bias) {

    /** The layer whose {@code weight} and {@code bias} stand at this place. */
    public static Linear of(Scope scope, int in, int out) {
        return of(scope, in, out, true);
    }

    /** The layer whose {@code weight} stands at this place, and its {@code bias} if it has one. */
    public static Linear of(Scope scope, int in, int out, boolean biased) {
        return new Linear(scope, scope.parameter("weight", out, in), biased ? scope.parameter("bias", out) : null);
    }

    /** (..., in) to (..., out). */
    public Tensor apply(Tensor x) {
        Tensor y = bias == null ? Sequences.linear(x, weight) : x.linear(weight, bias);
        return scope.adapted(y, x, false);
    }
}
