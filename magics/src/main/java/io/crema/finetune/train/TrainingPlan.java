package io.crema.finetune.train;

/**
 * What a training is going to do.
 *
 * @param model what is trained, for people: {@code minilm (BERT, 6 layers)}
 * @param strategy how: {@code full}, {@code head}
 * @param epochs the most epochs it will take
 * @param stepsPerEpoch optimiser steps in one epoch
 * @param examples rows of the training split
 * @param validationExamples rows of the validation split
 * @param trainableParameters how many numbers are learned
 * @param parameters how many the model has
 * @param monitor the metric that early stopping watches: {@code macro-F1}
 */
public record TrainingPlan(
        String model,
        String strategy,
        int epochs,
        int stepsPerEpoch,
        int examples,
        int validationExamples,
        long trainableParameters,
        long parameters,
        String monitor) {

    /** The most optimiser steps it will take. */
    public int steps() {
        return epochs * stepsPerEpoch;
    }
}
