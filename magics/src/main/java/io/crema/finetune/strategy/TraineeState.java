package io.crema.finetune.strategy;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.NavigableMap;

/**
 * The tensors that a training goes on from, by name and not copied: a step changes them in place, and what is written
 * into them is what the next step sees.
 *
 * @param weights the trained ones: {@code classifier.weight}
 * @param kept the copies of them that were kept last; empty when none were
 * @param optimizer what the optimiser remembers: {@code first_moment.classifier.weight}
 * @param remembered the weights of the epochs that are averaged in the end, in the order of {@code weights}, by gain
 */
public record TraineeState(
        Map<String, NDArray> weights,
        Map<String, NDArray> kept,
        Map<String, NDArray> optimizer,
        NavigableMap<Double, float[][]> remembered) {}
