/**
 * What the kernel asks of a language, in the words of the language and not of the wire. {@link
 * io.crema.kernel.interpreter.Interpreter} is the one seam; positions are UTF-16 offsets, as Java counts.
 */
@NullMarked
package io.crema.kernel.interpreter;

import org.jspecify.annotations.NullMarked;
