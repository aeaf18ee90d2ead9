/**
 * BERT (Devlin et al. 2019, arXiv:1810.04805) and the encoders built like it: MiniLM, BGE, E5.
 *
 * <p>{@link io.crema.finetune.model.bert.BertConfig} reads the settings, {@link
 * io.crema.finetune.model.bert.BertEncoder} is the forward pass, {@link io.crema.finetune.model.bert.BertWeightNames}
 * knows what checkpoints call the weights.
 */
@NullMarked
package io.crema.finetune.model.bert;

import org.jspecify.annotations.NullMarked;
