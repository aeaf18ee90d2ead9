package io.crema.kernel.transport;

import io.crema.kernel.protocol.Channel;
import io.crema.kernel.protocol.Message;
import java.util.Optional;

/** The kernel's end of the channels to its clients. Every method may be called from any thread. */
public interface Connection extends AutoCloseable {

    /**
     * Waits for the next message on a channel. What is no message is dropped on the way and never seen here.
     *
     * @return empty once the connection is closed
     */
    Optional<Message<?>> receive(Channel channel) throws InterruptedException;

    /**
     * Sends without waiting and without losing anything; messages of one thread arrive in order. Does nothing once the
     * connection is closed.
     *
     * @throws IllegalArgumentException if the content holds a value that cannot be written
     */
    void send(Channel channel, Message<?> message);

    /** Ends every {@link #receive} and waits a moment until what was sent has left. */
    @Override
    void close();
}
