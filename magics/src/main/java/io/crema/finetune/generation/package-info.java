/**
 * Writing: how a language model's scores become tokens, and tokens a text.
 *
 * <p>{@link io.crema.finetune.generation.TokenSampling} chooses, {@link io.crema.finetune.generation.Detokenizer} spells, and
 * {@link io.crema.finetune.generation.Generator} goes from one token to the next until something ends it.
 */
@NullMarked
package io.crema.finetune.generation;

import org.jspecify.annotations.NullMarked;
