/**
 * The decoder that most open language models share: RMS norms in front, rotary positions, grouped queries, a gated wide
 * layer. Families differ in their settings, which each reads for itself.
 */
@NullMarked
package io.crema.finetune.model.decoder;

import org.jspecify.annotations.NullMarked;
