package io.crema.finetune.train;

import io.crema.finetune.engine.Optimizer;

/**
 * What steers a training.
 *
 * @param epochs the most passes over the training split, at least 1
 * @param learningRate the peak, above 0
 * @param batchSize examples in a step, at least 1
 * @param schedule how the learning rate goes
 * @param warmup share of the steps that climb to the peak, in [0,1)
 * @param update AdamW's decay of matrices and the norm at which gradients are clipped
 * @param patience epochs without a better macro-F1 after which training stops, at least 1
 */
public record Hyperparameters(
        int epochs, double learningRate, int batchSize, Schedule schedule, double warmup, Update update, int patience) {

    /**
     * How weights are updated.
     *
     * @param weightDecay decoupled decay of matrices, at least 0; biases and norms have none
     * @param clip the global L2 norm that gradients are scaled down to, above 0
     */
    public record Update(double weightDecay, double clip) {
        public Update {
            require(
                    weightDecay >= 0 && Double.isFinite(weightDecay),
                    "weight decay must be at least 0, not " + weightDecay);
            require(clip > 0, "the clipping norm must be above 0, not " + clip);
        }
    }

    public Hyperparameters {
        require(epochs >= 1, "epochs must be at least 1, not " + epochs);
        require(
                learningRate > 0 && Double.isFinite(learningRate),
                "the learning rate must be above 0, not " + learningRate);
        require(batchSize >= 1, "the batch size must be at least 1, not " + batchSize);
        require(warmup >= 0 && warmup < 1, "warm-up must be in [0,1), not " + warmup);
        require(patience >= 1, "patience must be at least 1, not " + patience);
    }

    /** AdamW, clipping at 1, warm-up over a tenth and then cosine, batches of 16, 3 epochs. */
    public static Hyperparameters defaults(double learningRate) {
        return new Hyperparameters(3, learningRate, 16, Schedule.COSINE, 0.1, new Update(0.01, 1.0), 3);
    }

    /** Optimiser steps in one epoch over so many examples; the last may see fewer of them. */
    public int stepsPerEpoch(int examples) {
        return (examples - 1) / batchSize + 1;
    }

    /** The optimiser's settings: PyTorch's betas and epsilon, and the clipping norm. */
    public Optimizer.Settings optimizer() {
        return Optimizer.Settings.DEFAULT.clippedAt(update.clip());
    }

    /** These with another number of epochs. */
    public Hyperparameters withEpochs(int other) {
        return new Hyperparameters(other, learningRate, batchSize, schedule, warmup, update, patience);
    }

    /** These with another peak learning rate. */
    public Hyperparameters withLearningRate(double other) {
        return new Hyperparameters(epochs, other, batchSize, schedule, warmup, update, patience);
    }

    /** These with another batch size. */
    public Hyperparameters withBatchSize(int other) {
        return new Hyperparameters(epochs, learningRate, other, schedule, warmup, update, patience);
    }

    /** These with another schedule and share of warm-up. */
    public Hyperparameters withSchedule(Schedule other, double share) {
        return new Hyperparameters(epochs, learningRate, batchSize, other, share, update, patience);
    }

    /** These with another weight decay and clipping norm. */
    public Hyperparameters withOptimizer(double weightDecay, double clip) {
        return new Hyperparameters(
                epochs, learningRate, batchSize, schedule, warmup, new Update(weightDecay, clip), patience);
    }

    /** These with another patience. */
    public Hyperparameters withPatience(int other) {
        return new Hyperparameters(epochs, learningRate, batchSize, schedule, warmup, update, other);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
