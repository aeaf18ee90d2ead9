package io.crema.finetune.model.layer;

import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;

/**
 * Layer normalisation over the last axis.
 *
 * @param weight (C)
 * @param bias (C)
 */
public record LayerNorm(Tensor weight, Tensor bias, double epsilon) {

    /** The layer whose {@code weight} and {@code bias} stand at this place. */
    public static LayerNorm of(Scope scope, int size, double epsilon) {
        return new LayerNorm(scope.parameter("weight", size), scope.parameter("bias", size), epsilon);
    }

    /** (..., C) to (..., C). */
    public Tensor apply(Tensor x) {
        return x.layerNorm(weight, bias, epsilon);
    }
}
