package io.crema.finetune.engine;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * Weights that are trained alike.
 *
 * @param learningRateScale multiplies the schedule's learning rate
 * @param weightDecay decoupled decay, a fraction of the weight per unit of learning rate
 */
public record ParameterGroup(List<NDArray> weights, double learningRateScale, double weightDecay) {
    public ParameterGroup {
        weights = List.copyOf(weights);
    }
}
