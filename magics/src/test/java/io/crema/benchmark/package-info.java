/** Programs that measure, run by hand with {@code install/benchmark}; none is a test. */
@NullMarked
package io.crema.benchmark;

import org.jspecify.annotations.NullMarked;
