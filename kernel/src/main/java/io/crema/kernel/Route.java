package io.crema.kernel;

import io.crema.kernel.protocol.Channel;
import io.crema.kernel.protocol.Header;
import io.crema.kernel.protocol.Message;
import io.crema.kernel.protocol.MessageType;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * A line of the kernel's table: who handles a type of message, and where.
 *
 * @param lane what runs the handler of a message with this header: on a thread of its own, or at once on the channel's
 */
record Route<C>(MessageType<C> type, Function<Header, Executor> lane, Handler<C> handler) {

    Route(MessageType<C> type, Executor lane, Handler<C> handler) {
        this(type, (Header header) -> lane, handler);
    }

    /** A line whose messages are handled on the thread of the shell that their header names. */
    static <C> Route<C> byShell(MessageType<C> type, Function<Header, Executor> lane, Handler<C> handler) {
        return new Route<>(type, lane, handler);
    }

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
        lane.apply(message.header()).execute(() -> handler.handle(channel, typed));
    }
}
