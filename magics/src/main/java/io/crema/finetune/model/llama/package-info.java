/** Llama (Touvron et al. 2023, arXiv:2302.13971) and the models built like it: TinyLlama, SmolLM, Llama 3. */
@NullMarked
package io.crema.finetune.model.llama;

import org.jspecify.annotations.NullMarked;
