package io.crema.finetune.model;

import io.crema.finetune.expression.Parameters.Parameter;
import io.crema.finetune.weights.FloatTensor;
import java.util.SplittableRandom;

/**
 * New weights: matrices from a normal distribution of the model's own width, as its makers draw a new head, and zeros
 * for biases.
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
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian(0, deviation);
            }
        }
        return FloatTensor.of(values, shape);
    }
}
