package io.crema.finetune.model;

import io.crema.finetune.expression.Parameters.Parameter;
import io.crema.finetune.weights.FloatTensor;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/**
 * New weights: matrices from a normal distribution of the model's own width, as its makers draw a new head, and zeros
 * for biases.
 */
final class Initialization {
    private final double deviation;
    private final SplittableRandom random;
    private final SplittableRandom additions;

    /** @param deviation standard deviation of a weight */
    Initialization(double deviation, long seed) {
        this.deviation = deviation;
        this.random = new SplittableRandom(seed);
        this.additions = new SplittableRandom(~seed);
    }

    /** The next parameter's values; they depend on the seed and on the parameters asked for before. */
    FloatTensor of(Parameter parameter) {
        long[] shape = parameter.shape().lengths();
        float[] values = new float[Math.toIntExact(parameter.shape().elements())];
        if (shape.length > 1) {
            fill(values, () -> random.nextGaussian(0, deviation));
        }
        return FloatTensor.of(values, shape);
    }

    /**
     * The next matrix of an adapter: A uniformly within 1/√in (He et al. 2015, arXiv:1502.01852, with a = √5) and B zero,
     * so that nothing is added at first. Other parameters do not depend on how many of these were asked for.
     */
    FloatTensor ofAdapter(Parameter parameter) {
        long[] shape = parameter.shape().lengths();
        float[] values = new float[Math.toIntExact(parameter.shape().elements())];
        if (parameter.name().endsWith(".lora_A.weight")) {
            double bound = 1 / Math.sqrt(shape[1]);
            fill(values, () -> additions.nextDouble(-bound, bound));
        }
        return FloatTensor.of(values, shape);
    }

    private static void fill(float[] values, DoubleSupplier number) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) number.getAsDouble();
        }
    }
}
