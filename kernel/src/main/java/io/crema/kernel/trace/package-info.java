/**
 * Following code as it runs: cells are compiled so that they report each line they come to, and can be held there; and so
 * that they can be stopped.
 *
 * <p>{@link io.crema.kernel.trace.Instrumentation} adds calls to the bytecode of the user's classes, one for each line,
 * with the variables in scope there; {@link io.crema.kernel.trace.Tracer} receives them, keeps each thread's stack of
 * frames, and parks a thread that has come to a breakpoint or has made its step. A parked thread waits in a call of its
 * own and does what the debugger asks of it meanwhile. No agent, no port and no option of the virtual machine is needed,
 * nothing but the user's own threads ever stops, and code that was compiled without the debugger carries nothing of it.
 *
 * <p>{@link io.crema.kernel.trace.StopChecks} are in all code of cells, with a debugger or without: before every jump back
 * and where a method begins it looks at the session's {@link io.crema.kernel.trace.StopSwitch}, which ends the threads of
 * one run of one snippet and of no other. From JDK 20 on nothing else ends an endless loop.
 */
@NullMarked
package io.crema.kernel.trace;

import org.jspecify.annotations.NullMarked;
