package io.crema.finetune.train;

import io.crema.finetune.engine.AdamW;
import io.crema.finetune.engine.Optimizer;
import io.crema.finetune.engine.UpdateRule;
import io.crema.finetune.strategy.Steering;
import io.crema.finetune.torchscript.Precision;

/**
 * What steers a training.
 *
 * @param epochs the most passes over the training split, at least 1
 * @param learningRate the peak, above 0
 * @param batching how many examples make a step
 * @param pace how the learning rate goes
 * @param update how gradients move weights
 * @param averaging which weights count in the end
 * @param stopping when it ends before its last epoch
 */
public record Hyperparameters(
        int epochs,
        double learningRate,
        Batching batching,
        Pace pace,
        Update update,
        Averaging averaging,
        Stopping stopping) {

    /**
     * How many examples make a step.
     *
     * @param size of a batch, at least 1
     * @param accumulate how many batches make a step, at least 1
     * @param atOnce how many examples are run at once, from 1 to {@code size}: fewer where a batch does not fit into
     *     memory. The step is the same but for rounding, dropout, and what is taken over all of them, as batch norms do
     */
    public record Batching(int size, int accumulate, int atOnce) {
        public Batching {
            require(size >= 1, "the batch size must be at least 1, not " + size);
            require(accumulate >= 1, "batches to accumulate must be at least 1, not " + accumulate);
            require(
                    atOnce >= 1 && atOnce <= size,
                    "examples at once must be from 1 to the batch size " + size + ", not " + atOnce);
        }

        /** Batches that are run as they are. */
        public Batching(int size, int accumulate) {
            this(size, accumulate, size);
        }

        /** Examples in a step. */
        public int perStep() {
            return Math.multiplyExact(size, accumulate);
        }

        /** How many runs a step takes. */
        public int parts() {
            return (perStep() - 1) / atOnce + 1;
        }
    }

    /**
     * How the learning rate goes.
     *
     * @param warmup share of the steps that climb to the peak, in [0,1)
     */
    public record Pace(Schedule schedule, double warmup) {
        public Pace {
            require(warmup >= 0 && warmup < 1, "warm-up must be in [0,1), not " + warmup);
        }
    }

    /**
     * How gradients are computed, and how they move weights.
     *
     * @param weightDecay of matrices, at least 0; biases and norms have none
     * @param clip the global L2 norm that gradients are scaled down to, above 0
     * @param precision in which the model computes, trained and asked alike
     */
    public record Update(UpdateRule rule, double weightDecay, double clip, Precision precision) {
        public Update {
            require(
                    weightDecay >= 0 && Double.isFinite(weightDecay),
                    "weight decay must be at least 0, not " + weightDecay);
            require(clip > 0, "the clipping norm must be above 0, not " + clip);
        }
    }

    /**
     * Which weights count in the end.
     *
     * @param decay of an exponential moving average over the steps, in [0,1); 0 takes the weights as they are
     * @param bestEpochs how many of the best epochs are averaged, at least 1
     */
    public record Averaging(double decay, int bestEpochs) {
        public Averaging {
            require(decay >= 0 && decay < 1, "the average's decay must be in [0,1), not " + decay);
            require(bestEpochs >= 1, "epochs to average must be at least 1, not " + bestEpochs);
        }
    }

    public Hyperparameters {
        require(epochs >= 1, "epochs must be at least 1, not " + epochs);
        require(
                learningRate > 0 && Double.isFinite(learningRate),
                "the learning rate must be above 0, not " + learningRate);
    }

    /** AdamW, clipping at 1, warm-up over a tenth and then cosine, batches of 16, 3 epochs. */
    public static Hyperparameters defaults(double learningRate) {
        return new Hyperparameters(
                3,
                learningRate,
                new Batching(16, 1),
                new Pace(Schedule.COSINE, 0.1),
                new Update(AdamW.DEFAULT, 0.01, 1, Precision.FP32),
                new Averaging(0, 1),
                Stopping.patience(3));
    }

    /** Optimiser steps in one epoch over so many examples; the last may see fewer of them. */
    public int stepsPerEpoch(int examples) {
        return (examples - 1) / batching.perStep() + 1;
    }

    /** The learning rate of a step, counted from 1. */
    public double learningRateAt(int step, int steps) {
        return learningRate * pace.schedule().at(step, steps, pace.warmup());
    }

    /** What a strategy needs of this. */
    public Steering steering() {
        var optimizer = new Optimizer.Settings(update.rule(), update.clip(), averaging.decay());
        return new Steering(batching.atOnce(), update.weightDecay(), averaging.bestEpochs(), optimizer);
    }

    /** These with another number of epochs. */
    public Hyperparameters withEpochs(int other) {
        return new Hyperparameters(other, learningRate, batching, pace, update, averaging, stopping);
    }

    /** These with another peak learning rate. */
    public Hyperparameters withLearningRate(double other) {
        return new Hyperparameters(epochs, other, batching, pace, update, averaging, stopping);
    }

    /** These with another batch size. */
    public Hyperparameters withBatchSize(int other) {
        return with(new Batching(other, batching.accumulate()));
    }

    /** These with another number of batches in a step. */
    public Hyperparameters withAccumulation(int batches) {
        return with(new Batching(batching.size(), batches));
    }

    /** These with at most so many examples run at once. */
    public Hyperparameters withAtOnce(int examples) {
        return with(new Batching(batching.size(), batching.accumulate(), examples));
    }

    private Hyperparameters with(Batching other) {
        return new Hyperparameters(epochs, learningRate, other, pace, update, averaging, stopping);
    }

    /** These with another schedule and share of warm-up. */
    public Hyperparameters withSchedule(Schedule other, double warmup) {
        return new Hyperparameters(
                epochs, learningRate, batching, new Pace(other, warmup), update, averaging, stopping);
    }

    /** These with another rule for the weights. */
    public Hyperparameters withRule(UpdateRule rule) {
        return with(new Update(rule, update.weightDecay(), update.clip(), update.precision()));
    }

    /** These with another weight decay and clipping norm. */
    public Hyperparameters withOptimizer(double weightDecay, double clip) {
        return with(new Update(update.rule(), weightDecay, clip, update.precision()));
    }

    /** These, the model computing in another precision. */
    public Hyperparameters withPrecision(Precision precision) {
        return with(new Update(update.rule(), update.weightDecay(), update.clip(), precision));
    }

    private Hyperparameters with(Update other) {
        return new Hyperparameters(epochs, learningRate, batching, pace, other, averaging, stopping);
    }

    /** These with a moving average of the weights over the steps, and a mean over the best epochs. */
    public Hyperparameters withAveraging(double decay, int bestEpochs) {
        return new Hyperparameters(
                epochs, learningRate, batching, pace, update, new Averaging(decay, bestEpochs), stopping);
    }

    /** These with another patience. */
    public Hyperparameters withPatience(int epochsWithout) {
        return with(stopping.withPatience(epochsWithout));
    }

    /** These, ending otherwise. */
    public Hyperparameters with(Stopping other) {
        return new Hyperparameters(epochs, learningRate, batching, pace, update, averaging, other);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
