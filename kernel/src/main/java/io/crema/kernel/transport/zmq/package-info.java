/**
 * ZeroMQ, by way of JeroMQ: the only room that knows it.
 *
 * <p>Each socket belongs to one thread, a {@link io.crema.kernel.transport.zmq.SocketLoop}, which waits in a blocking
 * poll for what a client sends and for what the kernel wants sent. What the kernel sends goes through a queue of the JDK
 * to the one {@link io.crema.kernel.transport.zmq.Courier}, so that a user's thread never touches a socket: interrupting
 * a thread inside JeroMQ would close the socket's channel.
 *
 * <p>A launcher either names the ports in the connection file, or a socket of its own, which a {@link
 * io.crema.kernel.transport.zmq.LauncherHandshake} tells the ports that were free.
 */
@NullMarked
package io.crema.kernel.transport.zmq;

import org.jspecify.annotations.NullMarked;
