/**
 * The notebook's face of the fine-tuning library: one class for each magic. A magic reads its arguments, makes one call
 * to the library, and returns the value; it contains no machine learning.
 */
@NullMarked
package io.crema.magics;

import org.jspecify.annotations.NullMarked;
