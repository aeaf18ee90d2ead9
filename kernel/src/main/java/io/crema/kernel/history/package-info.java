/** The cells that were run, for front ends that let their user go back to them. In memory. */
@NullMarked
package io.crema.kernel.history;

import org.jspecify.annotations.NullMarked;
