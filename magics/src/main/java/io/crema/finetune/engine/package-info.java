/**
 * The native engine: libtorch through DJL, and all that must be minded there.
 *
 * <p>{@link io.crema.finetune.engine.CompiledModule} runs a model's methods, {@link io.crema.finetune.engine.Optimizer} its
 * training steps, each in one native call. Shapes and index ranges are checked in Java before the call, since the
 * native side may end the process instead of throwing.
 */
@NullMarked
package io.crema.finetune.engine;

import org.jspecify.annotations.NullMarked;
