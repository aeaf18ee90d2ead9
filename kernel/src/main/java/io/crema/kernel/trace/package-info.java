/**
 * Following code as it runs: cells are compiled so that they report each line they come to, and can be held there.
 *
 * <p>{@link io.crema.kernel.trace.Instrumentation} adds calls to the bytecode of the user's classes, one for each line,
 * with the variables in scope there; {@link io.crema.kernel.trace.Tracer} receives them, keeps each thread's stack of
 * frames, and parks a thread that has come to a breakpoint or has made its step. A parked thread waits in a call of its
 * own and does what the debugger asks of it meanwhile. No agent, no port and no option of the virtual machine is needed,
 * nothing but the user's own threads ever stops, and code that was compiled without the debugger carries nothing.
 */
@NullMarked
package io.crema.kernel.trace;

import org.jspecify.annotations.NullMarked;
