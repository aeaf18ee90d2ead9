package io.crema.finetune.model;

import io.crema.finetune.expression.Parameters.Parameter;
import io.crema.finetune.weights.FloatTensor;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/** New weights: matrices and kernels from a normal distribution, norms that change nothing, and zeros for biases. */
final class Initialization {
    private final ToDoubleFunction<Parameter> deviation;
    private final SplittableRandom random;
    private final SplittableRandom additions;

    private Initialization(ToDoubleFunction<Parameter> deviation, long seed) {
        this.deviation = deviation;
        this.random = new SplittableRandom(seed);
        this.additions = new SplittableRandom(~seed);
    }

    /** For a new head: of the model's own width, as its makers draw one. */
    static Initialization normal(double deviation, long seed) {
        return new Initialization(parameter -> deviation, seed);
    }

    /**
     * For a body that starts from nothing: of the width √(2 / inputs), at which ReLU keeps the size of signals from layer
     * to layer (He et al. 2015, arXiv:1502.01852).
     */
    static Initialization he(long seed) {
        return new Initialization(parameter -> Math.sqrt(2.0 / inputs(parameter)), seed);
    }

    /** How many numbers go into one of a layer's: all axes but the first. */
    private static long inputs(Parameter parameter) {
        return parameter.shape().elements() / parameter.shape().lengths()[0];
    }

    /** The next parameter's values; they depend on the seed and on the parameters asked for before. */
    FloatTensor of(Parameter parameter) {
        long[] shape = parameter.shape().lengths();
        float[] values = new float[Math.toIntExact(parameter.shape().elements())];
        if (shape.length > 1) {
            double width = deviation.applyAsDouble(parameter);
            fill(values, () -> random.nextGaussian(0, width));
        } else if (scales(parameter.name())) {
            Arrays.fill(values, 1);
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
            double bound = 1 / Math.sqrt((double) shape[1]);
            fill(values, () -> additions.nextDouble(-bound, bound));
        }
        return FloatTensor.of(values, shape);
    }

    private static void fill(float[] values, DoubleSupplier number) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) number.getAsDouble();
        }
    }

    /** A vector called weight is a norm's. */
    private static boolean scales(String name) {
        return name.endsWith(".weight") || name.endsWith(".running_var");
    }
}
