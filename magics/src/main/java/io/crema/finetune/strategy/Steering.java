package io.crema.finetune.strategy;

import io.crema.finetune.engine.Optimizer;

/**
 * What a strategy is told of how to train.
 *
 * @param batchSize the most examples that are run at once; a step of more accumulates their gradients
 * @param weightDecay of matrices; biases and norms have none
 * @param bestEpochs how many of the best epochs' weights are averaged in the end
 * @param cache where features of frozen bodies are kept
 * @param seed of all that a strategy draws before the first epoch
 */
public record Steering(
        int batchSize,
        double weightDecay,
        int bestEpochs,
        Optimizer.Settings optimizer,
        FeatureCache cache,
        long seed) {

    /** Features are not kept, and the seed is 42. */
    public Steering(int batchSize, double weightDecay, int bestEpochs, Optimizer.Settings optimizer) {
        this(batchSize, weightDecay, bestEpochs, optimizer, FeatureCache.NONE, 42);
    }

    /** This with another place to keep features. */
    public Steering with(FeatureCache other) {
        return new Steering(batchSize, weightDecay, bestEpochs, optimizer, other, seed);
    }

    /** This with another seed. */
    public Steering seeded(long other) {
        return new Steering(batchSize, weightDecay, bestEpochs, optimizer, cache, other);
    }
}
