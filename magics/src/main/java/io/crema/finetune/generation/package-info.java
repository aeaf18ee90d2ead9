/**
 * Writing: how tokens are chosen, and how they become a text.
 *
 * <p>{@link io.crema.finetune.generation.TokenSampling} says how to choose, {@link io.crema.finetune.generation.Pace} how
 * many at a time, {@link io.crema.finetune.generation.Detokenizer} spells, and {@link
 * io.crema.finetune.generation.Generator} goes on until something ends the text.
 */
@NullMarked
package io.crema.finetune.generation;

import org.jspecify.annotations.NullMarked;
