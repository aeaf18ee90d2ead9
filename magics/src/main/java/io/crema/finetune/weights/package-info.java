/**
 * Weights on disk: reading what others published, and refusing what does not fit.
 *
 * <p>{@link io.crema.finetune.weights.Safetensors} and {@link io.crema.finetune.weights.OnnxWeights} read and
 * write, {@link io.crema.finetune.weights.ModelSource} finds the files of a model.
 */
@NullMarked
package io.crema.finetune.weights;

import org.jspecify.annotations.NullMarked;
