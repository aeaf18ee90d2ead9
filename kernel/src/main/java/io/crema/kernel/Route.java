package io.crema.kernel;

import io.crema.kernel.protocol.Channel;
import io.crema.kernel.protocol.Message;
import io.crema.kernel.protocol.MessageType;
import java.util.concurrent.Executor;

/**
 * A line of the kernel's table: who handles a type of message, and where.
 *
 * @param lane runs the handler: on a thread of its own, or at once on the channel's
 */
record Route<C>(MessageType<C> type, Executor lane, Handler<C> handler) {

    /** Does what a message asks for. */
    @FunctionalInterface
    interface Handler<C> {

        /**
         * Does what the message asks for.
         *
         * @param channel the one that the message came in by and the reply leaves by
         */
        void handle(Channel channel, Message<C> message);
    }

    void dispatch(Channel channel, Message<?> message) {
        Message<C> typed = message.as(type);
        lane.execute(() -> handler.handle(channel, typed));
    }
}
