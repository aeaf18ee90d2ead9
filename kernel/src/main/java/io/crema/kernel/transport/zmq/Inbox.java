package io.crema.kernel.transport.zmq;

import io.crema.kernel.protocol.Message;
import io.crema.kernel.protocol.json.MalformedMessageException;
import io.crema.kernel.protocol.json.MessageCodec;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The messages of one channel that wait to be read. What is no message is counted, logged and dropped. */
final class Inbox {
    private static final Logger log = LoggerFactory.getLogger(Inbox.class);

    private final MessageCodec codec;
    private final AtomicLong dropped;
    /** Empty marks the end. */
    private final BlockingQueue<Optional<Message<?>>> messages = new LinkedBlockingQueue<>();

    /** @param dropped counts what was no message */
    Inbox(MessageCodec codec, AtomicLong dropped) {
        this.codec = codec;
        this.dropped = dropped;
    }

    void accept(List<byte[]> frames) {
        try {
            messages.add(Optional.of(codec.decode(frames)));
        } catch (MalformedMessageException e) {
            log.warn("message {} dropped: {}", dropped.incrementAndGet(), e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            // Should not be; but what a stranger sends must never end the thread that reads.
            log.error("message {} dropped, for which the codec was not prepared", dropped.incrementAndGet(), e);
        }
    }

    Optional<Message<?>> take() throws InterruptedException {
        Optional<Message<?>> message = messages.take();
        if (message.isEmpty()) {
            close();
        }
        return message;
    }

    void close() {
        messages.add(Optional.empty());
    }
}
