package io.crema.finetune.model;

import io.crema.finetune.expression.Parameters.Parameter;
import io.crema.finetune.weights.FloatTensor;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * New weights: matrices from a normal distribution of the model's own width, as its makers draw a new head; convolutions
 * by how many numbers they add up (He et al. 2015, arXiv:1502.01852); ones for what scales a norm, and zeros for biases.
 */
final class Initialization {
    private final double deviation;
    private final SplittableRandom random;

    /** @param deviation standard deviation of a weight */
    Initialization(double deviation, long seed) {
        this.deviation = deviation;
        this.random = new SplittableRandom(seed);
    }

    /** The next parameter's values; they depend on the seed and on the parameters asked for before. */
    FloatTensor of(Parameter parameter) {
        long[] shape = parameter.shape().lengths();
        float[] values = new float[Math.toIntExact(parameter.shape().elements())];
        if (shape.length > 1) {
            double width = shape.length == 4 ? Math.sqrt(2.0 * shape[0] / values.length) : deviation;
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian(0, width);
            }
        } else if (parameter.name().endsWith(".weight") || parameter.name().endsWith(".running_var")) {
            Arrays.fill(values, 1);
        }
        return FloatTensor.of(values, shape);
    }
}
