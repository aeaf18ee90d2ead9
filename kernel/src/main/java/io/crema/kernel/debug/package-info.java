/**
 * The debugger of the notebook: the Debug Adapter Protocol as JupyterLab's debugger panel speaks it.
 *
 * <p>{@link io.crema.kernel.debug.DebugAdapter} answers the requests by their names. What can be stopped, and where, it
 * leaves to {@link io.crema.kernel.trace}; the variables that a front end unfolds are looked at here, as objects, on the
 * very thread that is stopped.
 *
 * @see <a href="https://jupyter.org/enhancement-proposals/47-jupyter-debugger-protocol/jupyter-debugger-protocol.html">
 *     JEP 47</a>
 */
@NullMarked
package io.crema.kernel.debug;

import org.jspecify.annotations.NullMarked;
