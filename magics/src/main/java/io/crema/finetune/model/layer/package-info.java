/** The parts that families share, each a few lines over {@link io.crema.finetune.expression.Tensor}. */
@NullMarked
package io.crema.finetune.model.layer;

import org.jspecify.annotations.NullMarked;
