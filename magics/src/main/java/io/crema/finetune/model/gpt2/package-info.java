/**
 * GPT-2 (Radford et al. 2019) and the models built like it: DistilGPT-2, DialoGPT.
 *
 * <p>{@link io.crema.finetune.model.gpt2.Gpt2Config} reads the settings, {@link
 * io.crema.finetune.model.gpt2.Gpt2Backbone} is the forward pass. Its linear layers are {@link
 * io.crema.finetune.model.layer.Conv1D}.
 */
@NullMarked
package io.crema.finetune.model.gpt2;

import org.jspecify.annotations.NullMarked;
