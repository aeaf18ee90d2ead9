/**
 * Strategies: which weights are trained, and how fast.
 *
 * <p>{@link io.crema.finetune.strategy.Strategy} is the closed choice. Each one turns a classifier into a {@link
 * io.crema.finetune.strategy.Trainee}, which the training loop steps without knowing what moves. Before that it says how
 * the model is to be {@linkplain io.crema.finetune.strategy.Strategy#adaptation adapted}: what will not move is shared
 * with the pretrained model, not copied.
 *
 * <p>{@code Stepping} is the trainee of all of them: an optimiser over {@code WeightGroups}, and {@code TrainedWeights}
 * that are kept aside while they are the best. A step sees one batch of examples. Where these do not fit into memory at
 * once, {@code Parts} of them are computed one after the other and their gradients added up, which is known as gradient
 * accumulation.
 */
@NullMarked
package io.crema.finetune.strategy;

import org.jspecify.annotations.NullMarked;
