/**
 * Strategies: which weights are trained, and how fast.
 *
 * <p>{@link io.crema.finetune.strategy.Strategy} is the closed choice. Each one turns a classifier into a {@link
 * io.crema.finetune.strategy.Trainee}, which the training loop steps without knowing what moves. Before that it says how
 * the model is to be {@linkplain io.crema.finetune.strategy.Strategy#adaptation adapted}: what will not move is shared
 * with the pretrained model, not copied.
 */
@NullMarked
package io.crema.finetune.strategy;

import org.jspecify.annotations.NullMarked;
