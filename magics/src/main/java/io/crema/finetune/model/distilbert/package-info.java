/**
 * DistilBERT (Sanh et al. 2019, arXiv:1910.01108): BERT with half the layers, without segments and pooler.
 *
 * <p>{@link io.crema.finetune.model.distilbert.DistilBertConfig} reads the settings, {@link
 * io.crema.finetune.model.distilbert.DistilBertBackbone} is the forward pass and knows what checkpoints call the
 * weights.
 */
@NullMarked
package io.crema.finetune.model.distilbert;

import org.jspecify.annotations.NullMarked;
