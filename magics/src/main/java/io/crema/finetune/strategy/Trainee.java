package io.crema.finetune.strategy;

import io.crema.finetune.engine.Optimizer;

/** A model under training. Closing it frees the optimiser and leaves the model with the weights it has. */
public interface Trainee extends AutoCloseable {

    /** How many examples there are to train on. */
    int size();

    /** What an example costs: its tokens, or 1 where all cost the same. */
    int cost(int example);

    /** How many numbers are learned. */
    long trainableParameters();

    /** Takes one optimiser step on some examples, in one native call. */
    Optimizer.Step step(int[] examples, double learningRate, long seed);

    /** Keeps a copy of the trained weights in place of the one kept before. */
    void keep();

    /** Puts the kept weights back. Without a kept copy nothing changes. */
    void restore();

    /** What it goes on from. */
    TraineeState state();

    @Override
    void close();
}
