/** The functions of a notebook under the names that notebooks written for IJava import. See {@link io.github.spencerpark.ijava}. */
@NullMarked
package io.github.spencerpark.ijava.runtime;

import org.jspecify.annotations.NullMarked;
