package io.crema.finetune.model.layer;

import io.crema.finetune.expression.Convolutions;
import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;

/**
 * A convolution without bias, padded so that a stride of 1 keeps height and width.
 *
 * @param weight (out, in, size, size), size being odd
 */
public record Convolution(Tensor weight, int size, int stride) {

    /** The layer whose {@code weight} stands at this place. */
    public static Convolution of(Scope scope, int in, int out, int size, int stride) {
        return new Convolution(scope.parameter("weight", out, in, size, size), size, stride);
    }

    /** (B, in, H, W) to (B, out, ⌈H / stride⌉, ⌈W / stride⌉). */
    public Tensor apply(Tensor x) {
        return Convolutions.conv2d(x, weight, stride, size / 2);
    }
}
