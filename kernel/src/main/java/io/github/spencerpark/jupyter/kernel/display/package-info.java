/** Displays and renderers under the names that notebooks written for IJava import. See {@link io.github.spencerpark.ijava}. */
@NullMarked
package io.github.spencerpark.jupyter.kernel.display;

import org.jspecify.annotations.NullMarked;
