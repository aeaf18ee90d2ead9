package io.crema.benchmark;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Inputs;
import io.crema.finetune.model.Labels;
import io.crema.finetune.model.Outputs;
import io.crema.finetune.model.Progress;
import io.crema.finetune.strategy.FullFineTune;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.strategy.Trainee;
import io.crema.finetune.train.Checkpoints;
import io.crema.finetune.train.Hyperparameters;
import io.crema.finetune.train.TrainingListener;
import io.crema.finetune.train.TrainingLoop;
import io.crema.finetune.train.TrainingPlan;
import io.crema.finetune.train.Validation;

/**
 * Trains all weights on reviews of uneven length.
 *
 * @param seed of the order and of the dropout
 * @param padded whether every text is filled up to {@link #LENGTH} tokens, instead of up to the longest of a batch of
 *     texts of like length
 */
record ReviewTraining(Classifier classifier, SplitData data, long seed, boolean padded) {

    /** The most tokens of a text. */
    static final int LENGTH = 128;

    void run(Hyperparameters steering, TrainingListener listener) {
        Inputs training = inputs(data.train());
        var examples = new Strategy.Examples(training, new Labels(data.train().labelIndices()));
        Inputs held = inputs(data.validation());
        Outputs outputs = progress -> classifier.logits(held, progress);
        var validation = Validation.of(classifier, outputs, data.validation());
        try (Trainee trainee = new FullFineTune(1).applyTo(classifier, examples, steering.steering(), Progress.NONE)) {
            var loop = new TrainingLoop(
                    trainee,
                    validation,
                    steering,
                    seed,
                    new TrainingLoop.Observers(listener, Progress.NONE, Checkpoints.NONE));
            loop.run(new TrainingPlan(
                    "minilm",
                    "full",
                    steering.epochs(),
                    loop.stepsPerEpoch(),
                    training.size(),
                    held.size(),
                    trainee.trainableParameters(),
                    classifier.parameterCount(),
                    "macro-F1"));
        }
    }

    private Inputs inputs(LabelledData part) {
        Inputs inputs = classifier.pretrained().preprocessor().inputs(part);
        return padded ? new PaddedInputs(inputs, LENGTH) : inputs;
    }
}
