/** Names that people type: which one was meant. */
@NullMarked
package io.crema.finetune.names;

import org.jspecify.annotations.NullMarked;
