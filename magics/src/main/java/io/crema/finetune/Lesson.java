package io.crema.finetune;

import io.crema.finetune.Provenance.DataOrigin;
import io.crema.finetune.model.Adaptable;
import io.crema.finetune.model.Footprint;
import io.crema.finetune.model.Goal;
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
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A model and what it is to learn, as a training takes them: all that differs between models that classify and models
 * that write, and what follows from it for both.
 */
interface Lesson<M extends Trainable> {

    /** What copies are made of. */
    Adaptable model();

    /** Which strategy suits it. */
    StrategyChoice suitable();

    /** What was chosen for the training. */
    Choices choices();

    /** What is learned. */
    Goal objective();

    /** All that is learned from. */
    Inputs inputs();

    /** Which rows these are. */
    DataOrigin origin();

    /** How many rows are learned from. */
    int trainingRows();

    /** How many rows an epoch is judged by. */
    int validationRows();

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

    /** This with targets that can be learned by heart. */
    default Lesson<M> exact() {
        return this;
    }

    /** What a copy is judged by, while a trainee trains it. */
    Validation validation(M copy, Trainee trainee, Progress progress);

    /** What is reached without learning, told before the first step; empty where that is not known. */
    Optional<Guards.Floor> floor(Validation validation);

    /** How many rows are validated for each that is learned. */
    default double validationShare() {
        return (double) validationRows() / trainingRows();
    }

    /**
     * What training takes of memory.
     *
     * @param copies how often as many numbers are kept as move
     * @param batch examples at once
     */
    default Footprint footprint(int copies, int batch) {
        int longest =
                IntStream.range(0, inputs().size()).map(inputs()::cost).max().orElse(1);
        return model().footprint(choices().strategy().adaptation(model()), copies, batch, longest);
    }

    /** What is to be done. */
    default TrainingPlan plan(M copy, long trainableParameters, Hyperparameters hyperparameters) {
        return new TrainingPlan(
                model().name() + " (" + model().backbone().description() + ")",
                choices().strategy().name(),
                hyperparameters.epochs(),
                hyperparameters.stepsPerEpoch(inputs().size()),
                trainingRows(),
                validationRows(),
                trainableParameters,
                copy.parameterCount(),
                hyperparameters.stopping().watched(objective().scores()));
    }

    /** What the numbers will depend on. */
    default Provenance provenance(Hyperparameters hyperparameters) {
        return Provenance.of(
                model(),
                origin(),
                choices().strategy(),
                objective(),
                hyperparameters,
                choices().seed());
    }
}
