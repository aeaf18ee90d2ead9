package io.crema.finetune.strategy;

import io.crema.finetune.model.Adaptable;
import io.crema.finetune.model.Adaptation;
import io.crema.finetune.model.Inputs;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Targets;
import io.crema.finetune.model.Trainable;

/** Which of a model's weights are trained. */
public sealed interface Strategy permits FullFineTune, GradualUnfreezing, LoraFineTune, BitFit, FewShot, LinearProbe {

    /** What the user types: {@code full}. */
    String name();

    /** The peak learning rate that suits it. */
    double defaultLearningRate();

    /** Whether examples are the same to it in every epoch, so that changing them at random would change nothing. */
    default boolean seesExamplesAsTheyAre() {
        return false;
    }

    /** Trains all weights. */
    static Strategy full() {
        return new FullFineTune(0.9);
    }

    /** Trains low-rank additions to the queries' and values' projections, and the head. */
    static LoraFineTune lora(int rank, double alpha) {
        return LoraFineTune.of(rank, alpha);
    }

    /** Trains the head first, and with each epoch one more block below it. */
    static Strategy gradual() {
        return new GradualUnfreezing(0.9);
    }

    /** Trains biases and the head. */
    static Strategy bitfit() {
        return new BitFit(1);
    }

    /** For a few examples of each label: the body learns from pairs of them, then the head. */
    static Strategy fewShot() {
        return new FewShot(20, 2e-5);
    }

    /** Trains the head alone. */
    static Strategy head() {
        return new LinearProbe();
    }

    /**
     * What it does to a model before training.
     *
     * @throws IllegalArgumentException if it does not go with such a model
     */
    Adaptation adaptation(Adaptable model);

    /**
     * What a step takes from examples that are at once, so that it is another step where they are run in parts: {@code
     * the batch norms' statistics are taken}; an empty string for nothing.
     */
    default String together(Trainable model) {
        boolean statistics = model.network().parameters().stream().anyMatch(parameter -> !parameter.learned());
        return statistics ? "the batch norms' statistics are taken" : "";
    }

    /**
     * Makes a model ready to be trained on examples.
     *
     * @param progress hears of features being computed; cancelling ends in a {@link
     *     java.util.concurrent.CancellationException}
     * @throws IllegalArgumentException if it does not go with such a model
     */
    Trainee applyTo(Trainable model, Examples examples, Steering steering, Progress progress);

    /** What to learn from. */
    record Examples(Inputs inputs, Targets targets) {
        public Examples {
            if (inputs.size() != targets.size()) {
                throw new IllegalArgumentException(inputs.size() + " examples and " + targets.size() + " targets");
            }
        }
    }
}
