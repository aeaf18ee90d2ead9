/**
 * Training: the loop, what steers it, and what is known of a run afterwards.
 *
 * <p>{@link io.crema.finetune.train.TrainingLoop} reads from top to bottom. Progress leaves through {@link
 * io.crema.finetune.train.TrainingListener}; the loop never prints.
 */
@NullMarked
package io.crema.finetune.train;

import org.jspecify.annotations.NullMarked;
