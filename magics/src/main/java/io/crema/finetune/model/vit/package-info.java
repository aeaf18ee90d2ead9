/**
 * ViT, the Vision Transformer (Dosovitskiy et al. 2021, arXiv:2010.11929).
 *
 * <p>{@link io.crema.finetune.model.vit.ViTConfig} reads the settings, {@link
 * io.crema.finetune.model.vit.ViTBackbone} is the forward pass, {@link io.crema.finetune.model.vit.ViTWeightNames}
 * knows what checkpoints call the weights.
 */
@NullMarked
package io.crema.finetune.model.vit;

import org.jspecify.annotations.NullMarked;
