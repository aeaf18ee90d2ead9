package io.crema.finetune.strategy;

import io.crema.finetune.engine.Optimizer;

/**
 * What a strategy is told of how to train.
 *
 * @param batchSize the most examples that are run at once; a step of more accumulates their gradients
 * @param weightDecay of matrices; biases and norms have none
 * @param bestEpochs how many of the best epochs' weights are averaged in the end
 * @param cache where features of frozen bodies are kept
 */
public record Steering(
        int batchSize, double weightDecay, int bestEpochs, Optimizer.Settings optimizer, FeatureCache cache) {

    /** Features are not kept. */
    public Steering(int batchSize, double weightDecay, int bestEpochs, Optimizer.Settings optimizer) {
        this(batchSize, weightDecay, bestEpochs, optimizer, FeatureCache.NONE);
    }

    /** This with another place to keep features. */
    public Steering with(FeatureCache other) {
        return new Steering(batchSize, weightDecay, bestEpochs, optimizer, other);
    }
}
