/**
 * Weights on disk: reading what others published, and refusing what does not fit.
 *
 * <p>{@link io.crema.finetune.weights.Safetensors} and {@link io.crema.finetune.weights.OnnxWeights} read and
 * write, {@link io.crema.finetune.weights.ModelSource} finds the files of a model. A model that was published before
 * {@code tokenizer.json} has its vocabulary in other files: {@code VocabularyFiles} writes the {@code tokenizer.json}
 * that they stand for.
 */
@NullMarked
package io.crema.finetune.weights;

import org.jspecify.annotations.NullMarked;
