package io.crema.finetune.strategy;

import io.crema.finetune.engine.Optimizer;

/**
 * What a strategy is told of how to train.
 *
 * @param batchSize the most examples that are run at once; a step of more accumulates their gradients
 * @param weightDecay of matrices; biases and norms have none
 * @param bestEpochs how many of the best epochs' weights are averaged in the end
 */
public record Steering(int batchSize, double weightDecay, int bestEpochs, Optimizer.Settings optimizer) {}
