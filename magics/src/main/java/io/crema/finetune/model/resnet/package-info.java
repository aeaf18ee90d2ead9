/**
 * ResNet (He et al. 2016, arXiv:1512.03385), with basic and bottleneck blocks, strided as the paper's or as "v1.5".
 *
 * <p>Batch normalisation keeps the statistics of the pretraining, also in training: what a fine-tuning's batches of 8 or
 * 32 pictures say of a channel is noise beside them. Their weights are trained as all others are.
 *
 * <p>{@link io.crema.finetune.model.resnet.ResNetConfig} reads the settings, {@link
 * io.crema.finetune.model.resnet.ResNetBackbone} is the forward pass and knows what checkpoints call the weights.
 */
@NullMarked
package io.crema.finetune.model.resnet;

import org.jspecify.annotations.NullMarked;
