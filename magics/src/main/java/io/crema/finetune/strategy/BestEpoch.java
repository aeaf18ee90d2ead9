package io.crema.finetune.strategy;

import java.util.List;

/**
 * The weights after an epoch that is among the best.
 *
 * @param gain how good it is, larger for better
 * @param weights in the order in which they are trained; not to be changed
 */
public record BestEpoch(double gain, List<float[]> weights) {
    public BestEpoch {
        weights = List.copyOf(weights);
    }
}
