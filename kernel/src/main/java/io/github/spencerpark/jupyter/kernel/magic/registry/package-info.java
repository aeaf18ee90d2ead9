/** Magics written in a notebook, under the names that notebooks written for IJava import. See {@link io.github.spencerpark.ijava}. */
@NullMarked
package io.github.spencerpark.jupyter.kernel.magic.registry;

import org.jspecify.annotations.NullMarked;
