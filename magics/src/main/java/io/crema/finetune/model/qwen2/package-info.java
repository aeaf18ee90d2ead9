/** Qwen2 and Qwen2.5 (Yang et al. 2024, arXiv:2407.10671). */
@NullMarked
package io.crema.finetune.model.qwen2;

import org.jspecify.annotations.NullMarked;
