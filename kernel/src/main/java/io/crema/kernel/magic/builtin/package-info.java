/**
 * The magics that come with the kernel, one class each: what a notebook needs whatever it is about. Those that other
 * Java kernels have too keep the names they have there.
 */
@NullMarked
package io.crema.kernel.magic.builtin;

import org.jspecify.annotations.NullMarked;
