/**
 * The words of the Jupyter messaging protocol, version 5.5, as records: one file per conversation, so that {@code
 * execute_request} is {@code Execute.Request}. Component names are the wire's, in camel case.
 *
 * <p>A {@link io.crema.kernel.protocol.MessageType} ties a name on the wire to its record and says what a field is when
 * a client leaves it out. Nothing here knows JSON or sockets.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html">Messaging in Jupyter</a>
 */
@NullMarked
package io.crema.kernel.protocol;

import org.jspecify.annotations.NullMarked;
