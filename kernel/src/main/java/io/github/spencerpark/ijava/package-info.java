/**
 * The names that notebooks written for IJava import, so that they run unchanged. The code is this project's own; of IJava
 * it has the names and nothing else.
 *
 * <p>All of it is a thin face of {@link io.crema.kernel.shell.Notebook}: {@link io.github.spencerpark.ijava.IJava} and
 * {@link io.github.spencerpark.ijava.runtime} lead to the session of the cell that calls, and what is registered with them
 * goes to the session's own renderers and magics.
 *
 * <pre>{@code
 * import io.github.spencerpark.ijava.IJava;
 * import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
 *
 * IJava.getKernelInstance().getRenderer().createRegistration(Point.class)
 *         .preferring(MIMEType.TEXT_HTML)
 *         .register((point, context) -> context.renderIfRequested(MIMEType.TEXT_HTML, () -> "<b>" + point + "</b>"));
 * }</pre>
 */
@NullMarked
package io.github.spencerpark.ijava;

import org.jspecify.annotations.NullMarked;
