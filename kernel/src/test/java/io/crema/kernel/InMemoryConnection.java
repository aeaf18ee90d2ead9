package io.crema.kernel;

import io.crema.kernel.protocol.Channel;
import io.crema.kernel.protocol.Message;
import io.crema.kernel.transport.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;

/** A connection whose client is the test. */
final class InMemoryConnection implements Connection {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<Channel, BlockingQueue<Optional<Message<?>>>> incoming = new EnumMap<>(Channel.class);
    private final List<Sent> sent = new ArrayList<>();

    /** One message that the kernel sent. */
    record Sent(Channel channel, Message<?> message) {
        String type() {
            return message.type().name();
        }

        boolean answers(Message<?> request) {
            return request.header().equals(message.parent());
        }
    }

    InMemoryConnection() {
        for (Channel channel : Channel.values()) {
            incoming.put(channel, new LinkedBlockingQueue<>());
        }
    }

    void deliver(Channel channel, Message<?> message) {
        queue(channel).add(Optional.of(message));
    }

    /** What the kernel sent so far, in order. */
    synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** Waits until the kernel has sent a message like this. */
    synchronized Sent await(Predicate<Sent> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<Sent> found = find(wanted);
        while (found.isEmpty()) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new AssertionError("not sent within " + PATIENCE + ", but: " + sent);
            }
            wait(millis);
            found = find(wanted);
        }
        return found.get();
    }

    private BlockingQueue<Optional<Message<?>>> queue(Channel channel) {
        return Objects.requireNonNull(incoming.get(channel));
    }

    private Optional<Sent> find(Predicate<Sent> wanted) {
        return sent.stream().filter(wanted).findFirst();
    }

    @Override
    public Optional<Message<?>> receive(Channel channel) throws InterruptedException {
        return queue(channel).take();
    }

    @Override
    public synchronized void send(Channel channel, Message<?> message) {
        sent.add(new Sent(channel, message));
        notifyAll();
    }

    @Override
    public void close() {
        incoming.values().forEach(queue -> queue.add(Optional.empty()));
    }
}
