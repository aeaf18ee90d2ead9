package io.crema.finetune.strategy;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;

/**
 * The tensors that a training goes on from, by name and not copied: a step changes them in place, and what is written
 * into them is what the next step sees.
 *
 * @param weights the trained ones: {@code classifier.weight}
 * @param kept the copies of them that were kept last; empty when none were
 * @param optimizer what the optimiser remembers: {@code first_moment.classifier.weight}
 * @param remembered the weights of the epochs that are averaged in the end, in the order in which they came; what is put
 *     into the list counts
 */
public record TraineeState(
        Map<String, NDArray> weights,
        Map<String, NDArray> kept,
        Map<String, NDArray> optimizer,
        List<BestEpoch> remembered) {}
