/**
 * Training: the loop, what steers it, and what is known of a run afterwards.
 *
 * <p>Read {@link io.crema.finetune.train.TrainingLoop} first, from top to bottom:
 *
 * <pre>{@code
 * try (Trainee trainee = strategy.applyTo(classifier, examples, steering, Progress.NONE)) {
 *     var loop = new TrainingLoop(trainee, validation, hyperparameters, seed, Observers.NONE);
 *     TrainingLoop.Outcome outcome = loop.run(plan);
 * }
 * }</pre>
 *
 * <p>A {@link io.crema.finetune.strategy.Trainee} takes the steps, {@code Batches} say which examples each sees, {@link
 * io.crema.finetune.train.Hyperparameters} how large it is. After every epoch a {@link
 * io.crema.finetune.train.Validation} gives {@link io.crema.finetune.train.Scores}, by which {@code EarlyStopping} knows
 * the best epoch and when to give up. A {@link io.crema.finetune.train.Standing} is where a training is between two
 * steps, and all that it goes on from besides its tensors. Whatever is drawn at random comes of the one seed ({@link
 * io.crema.finetune.train.Seeds}).
 *
 * <p>The loop never prints. Progress leaves through {@link io.crema.finetune.train.TrainingListener}; {@link
 * io.crema.finetune.train.Guards} between the two adds what it finds; {@link io.crema.finetune.train.Checkpoints} keep
 * what would be needed to resume.
 */
@NullMarked
package io.crema.finetune.train;

import org.jspecify.annotations.NullMarked;
