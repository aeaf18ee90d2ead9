/** How messages come and go, whatever carries them: {@link io.crema.kernel.transport.Connection} is the seam. */
@NullMarked
package io.crema.kernel.transport;

import org.jspecify.annotations.NullMarked;
