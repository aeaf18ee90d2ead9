/**
 * The kernel itself: {@link io.crema.kernel.Main} puts the parts together, {@link io.crema.kernel.Kernel} answers
 * requests.
 *
 * <p>A message comes in over a {@link io.crema.kernel.transport.Connection}; the table in {@code Kernel} says who answers
 * it and on which thread. Cells run one after another on a thread of their own, questions about code are answered beside
 * them, and the control channel is never kept waiting. Only here do the interpreter's results become messages. Nothing
 * imports this package.
 */
@NullMarked
package io.crema.kernel;

import org.jspecify.annotations.NullMarked;
