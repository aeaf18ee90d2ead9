package io.crema.finetune;

import io.crema.finetune.engine.ComputeDevice;
import io.crema.finetune.model.Footprint;
import io.crema.finetune.model.Inputs;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.TextLengths;
import io.crema.finetune.model.Trainable;
import io.crema.finetune.strategy.Strategy.Examples;
import io.crema.finetune.strategy.StrategyChoice;
import io.crema.finetune.strategy.Trainee;
import io.crema.finetune.torchscript.Precision;
import io.crema.finetune.train.Guards;
import io.crema.finetune.train.Hyperparameters;
import io.crema.finetune.train.TrainingPlan;
import io.crema.finetune.train.Validation;
import java.util.List;
import java.util.Optional;

/**
 * A model and what it is to learn, as a training takes them: all that differs between models that classify and models
 * that write.
 */
interface Lesson<M extends Trainable> {

    /** What the run is called by: {@code minilm}. */
    String modelName();

    /** Which strategy suits it. */
    StrategyChoice suitable();

    /** Where it is trained. */
    ComputeDevice device();

    /** All that is learned from. */
    Inputs inputs();

    /** How long the texts are that are learned from, and how many were cut. */
    default Optional<TextLengths> lengths() {
        return inputs().lengths();
    }

    /** A copy of the model to train, which the caller closes. */
    M copy(Precision precision);

    /** All examples, as a copy learns them. */
    Examples examples(M copy);

    /** Some examples of their own, as a copy learns them. */
    Examples sample(M copy, int... rows);

    /** What a copy is judged by, while a trainee trains it. */
    Validation validation(M copy, Trainee trainee, Progress progress);

    /** The scores that it is judged by, by name; the first is watched unless said otherwise. */
    List<String> scores();

    /** How many rows are validated for each that is learned. */
    double validationShare();

    /** What always saying the most frequent label reaches; empty where there are no labels. */
    default Optional<Guards.Majority> majority(Validation validation) {
        return Optional.empty();
    }

    /**
     * What training takes of memory.
     *
     * @param copies how often as many numbers are kept as move
     * @param batch examples at once
     */
    Footprint footprint(int copies, int batch);

    /** What is to be done. */
    TrainingPlan plan(M copy, long trainableParameters, Hyperparameters hyperparameters);

    /** What the numbers will depend on. */
    Provenance provenance(Hyperparameters hyperparameters);
}
