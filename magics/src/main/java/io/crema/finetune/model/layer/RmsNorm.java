package io.crema.finetune.model.layer;

import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Sequences;
import io.crema.finetune.expression.Tensor;

/**
 * Division by the root of the mean square over the last axis.
 *
 * @param weight (C)
 */
public record RmsNorm(Tensor weight, double epsilon) {

    /** The layer whose {@code weight} stands at this place. */
    public static RmsNorm of(Scope scope, int size, double epsilon) {
        return new RmsNorm(scope.parameter("weight", size), epsilon);
    }

    /** (..., C) to (..., C). */
    public Tensor apply(Tensor x) {
        return Sequences.rmsNorm(x, weight, epsilon);
    }
}
