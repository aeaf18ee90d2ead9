package io.crema.kernel;

import io.crema.kernel.InMemoryConnection.Sent;
import io.crema.kernel.history.History;
import io.crema.kernel.interpreter.Interpreter;
import io.crema.kernel.protocol.Channel;
import io.crema.kernel.protocol.Execute;
import io.crema.kernel.protocol.Header;
import io.crema.kernel.protocol.Message;
import io.crema.kernel.protocol.MessageType;
import io.crema.kernel.protocol.Session;
import io.crema.kernel.protocol.Status;
import io.crema.kernel.protocol.Stream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** A front end without sockets, and the kernel that it talks to. */
final class Client implements AutoCloseable {
    private static final KernelOptions OPTIONS =
            new KernelOptions("test", Duration.ofMillis(60), Duration.ofMillis(500));

    private final InMemoryConnection connection = new InMemoryConnection();
    private final Session session = new Session("client");
    private final Kernel kernel;
    private final Thread running;

    Client(Interpreter interpreter) {
        this(CompletableFuture.completedFuture(interpreter));
    }

    Client(Future<Interpreter> interpreter) {
        kernel = new Kernel(
                connection, new Session("kernel"), interpreter, new NoDebugger(), History.inMemory(), OPTIONS);
        running = new DaemonThreads("kernel").newThread(this::run);
        running.start();
    }

    private void run() {
        try {
            kernel.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Kernel kernel() {
        return kernel;
    }

    InMemoryConnection connection() {
        return connection;
    }

    <C> Message<C> send(Channel channel, MessageType<C> type, C content) {
        var identities = List.of("me".getBytes(StandardCharsets.UTF_8));
        Message<C> message = session.message(type, identities, null, content);
        connection.deliver(channel, message);
        return message;
    }

    /** Sends a request whose header names a subshell. */
    <C> Message<C> sendTo(String subshell, Channel channel, MessageType<C> type, C content) {
        Message<C> plain = session.message(type, List.of("me".getBytes(StandardCharsets.UTF_8)), null, content);
        Header header = plain.header();
        var message = new Message<>(
                type,
                plain.identities(),
                new Header(
                        header.msgId(),
                        header.session(),
                        header.username(),
                        header.date(),
                        header.msgType(),
                        header.version(),
                        subshell),
                null,
                Map.of(),
                content,
                List.of());
        connection.deliver(channel, message);
        return message;
    }

    Message<Execute.Request> executeIn(String subshell, String code) {
        return sendTo(
                subshell, Channel.SHELL, Execute.REQUEST, new Execute.Request(code, false, true, Map.of(), true, true));
    }

    Message<Execute.Request> execute(String code) {
        return execute(new Execute.Request(code, false, true, Map.of(), true, true));
    }

    Message<Execute.Request> execute(Execute.Request request) {
        return send(Channel.SHELL, Execute.REQUEST, request);
    }

    /** Waits until a request is done, and gives everything that it led to, in order. */
    List<Sent> await(Message<?> request) throws InterruptedException {
        var idle = new Status.Execution(Status.State.IDLE);
        connection.await(
                sent -> sent.answers(request) && sent.message().content().equals(idle));
        return connection.sent().stream().filter(sent -> sent.answers(request)).toList();
    }

    /** Waits until a request is done, and gives the names of the messages that it led to, status with its state. */
    List<String> types(Message<?> request) throws InterruptedException {
        return await(request).stream()
                .map(sent -> sent.message().content() instanceof Status.Execution status
                        ? status.executionState().toString()
                        : sent.type())
                .toList();
    }

    /** Waits until a request is done, and gives the contents of one type of message that it led to. */
    <C> List<C> contents(Message<?> request, MessageType<C> type) throws InterruptedException {
        return await(request).stream()
                .filter(sent -> sent.type().equals(type.name()))
                .map(sent -> type.content().cast(sent.message().content()))
                .toList();
    }

    /** Waits until a request is done, and gives its reply. */
    <C> C reply(Message<?> request, MessageType<C> type) throws InterruptedException {
        return contents(request, type).get(0);
    }

    /** What the kernel said that it was doing, in order. */
    List<String> states() {
        return connection.sent().stream()
                .map(sent -> sent.message().content())
                .filter(Status.Execution.class::isInstance)
                .map(content -> ((Status.Execution) content).executionState().toString())
                .toList();
    }

    /** What a cell has printed to a stream so far. */
    String printed(Message<?> request, Stream.Name name) {
        return connection.sent().stream()
                .filter(sent -> sent.answers(request))
                .map(sent -> sent.message().content())
                .filter(content -> content instanceof Stream.Text text && text.name() == name)
                .map(content -> ((Stream.Text) content).text())
                .collect(Collectors.joining());
    }

    /** Waits until the kernel has ended by itself. */
    void awaitEnd() throws InterruptedException {
        running.join(2_000);
        if (running.isAlive()) {
            throw new AssertionError("the kernel still runs");
        }
    }

    @Override
    public void close() {
        connection.close();
        kernel.close();
    }
}
