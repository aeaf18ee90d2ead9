package io.crema.finetune.engine;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * Weights that are trained alike.
 *
 * @param weights by {@link NDArray#getName() name}: what is remembered of them goes by it
 * @param learningRateScale multiplies the schedule's learning rate
 * @param weightDecay a fraction of the weight per unit of learning rate
 */
public record ParameterGroup(List<NDArray> weights, double learningRateScale, double weightDecay) {
    public ParameterGroup {
        weights = List.copyOf(weights);
        if (!(learningRateScale >= 0 && weightDecay >= 0)) {
            throw new IllegalArgumentException("a group's learning-rate scale and weight decay are at least 0, not "
                    + learningRateScale + " and " + weightDecay);
        }
        if (weights.stream().anyMatch(weight -> weight.getName() == null)) {
            throw new IllegalArgumentException("a weight that is trained must have a name");
        }
    }
}
