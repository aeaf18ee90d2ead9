package io.crema.kernel.transport.zmq;

import io.crema.kernel.protocol.Channel;
import io.crema.kernel.protocol.Message;
import io.crema.kernel.protocol.Session;
import io.crema.kernel.protocol.Welcome;
import io.crema.kernel.protocol.json.Json;
import io.crema.kernel.protocol.json.MalformedMessageException;
import io.crema.kernel.protocol.json.MessageCodec;
import io.crema.kernel.protocol.json.Signer;
import io.crema.kernel.transport.Connection;
import io.crema.kernel.transport.ConnectionFile;
import io.crema.kernel.transport.Registration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** The five sockets of a Jupyter kernel. */
public final class ZmqConnection implements Connection {
    /** How long {@link #close} waits for a thread to write what was sent. */
    private static final Duration LAST_WRITES = Duration.ofMillis(300);

    private final ZMQ.Context context = ZMQ.context(1);
    private final Map<Channel, Inbox> inboxes = new EnumMap<>(Channel.class);
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final MessageCodec codec;
    private final Session session;
    private final List<SocketLoop> loops = new ArrayList<>();
    private final ConnectionFile.Ports ports;
    private final Courier courier;

    /**
     * Binds the sockets that a connection file names, or tells the launcher that it names which were bound.
     *
     * @param session whose messages are sent
     * @throws IOException if the file cannot be read, is no connection file, or a port is taken,
     *     or the launcher does not answer
     */
    public static ZmqConnection open(Path connectionFile, Session session) throws IOException {
        try {
            Map<String, Object> tree = new Json().readObject("connection file", Files.readAllBytes(connectionFile));
            ConnectionFile file = ConnectionFile.of(tree);
            var connection = new ZmqConnection(file, session);
            if (file.registration() != null) {
                connection.register(file, file.registration());
                // Whoever else reads the file can connect as well.
                var complete = new LinkedHashMap<>(tree);
                complete.putAll(LauncherHandshake.fields(connection.ports));
                Files.write(connectionFile, new Json().write(complete));
            }
            return connection;
        } catch (MalformedMessageException | IllegalArgumentException | ZMQException e) {
            throw new IOException("cannot connect by " + connectionFile + ": " + e.getMessage(), e);
        }
    }

    /** @throws ZMQException if a port is taken */
    ZmqConnection(ConnectionFile file, Session session) {
        this.session = session;
        codec = new MessageCodec(new Signer(file.signatureScheme(), file.key()), new Json());
        var sockets = new Sockets(context, file);
        ZMQ.Socket shell = sockets.bind(SocketType.ROUTER, file.ports().shell());
        ZMQ.Socket control = sockets.bind(SocketType.ROUTER, file.ports().control());
        ZMQ.Socket stdin = sockets.bind(SocketType.ROUTER, file.ports().stdin());
        ZMQ.Socket iopub = sockets.bind(SocketType.XPUB, file.ports().iopub());
        iopub.setXpubVerbose(true);
        ZMQ.Socket heart = sockets.bind(SocketType.ROUTER, file.ports().heartbeat());
        ports = new ConnectionFile.Ports(
                Sockets.port(shell),
                Sockets.port(control),
                Sockets.port(iopub),
                Sockets.port(stdin),
                Sockets.port(heart));
        loops.add(requests(Channel.SHELL, shell));
        loops.add(requests(Channel.CONTROL, control));
        loops.add(requests(Channel.STDIN, stdin));
        loops.add(new SocketLoop(context, Channel.IOPUB, iopub, this::subscribed));
        courier = new Courier(context);
        loops.forEach(SocketLoop::start);
        new Heartbeat(heart).start();
    }

    private void register(ConnectionFile file, Registration launcher) throws IOException {
        try {
            new LauncherHandshake(context, launcher).tell(ports, file, session);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private SocketLoop requests(Channel channel, ZMQ.Socket socket) {
        var inbox = new Inbox(codec, dropped);
        inboxes.put(channel, inbox);
        return new SocketLoop(context, channel, socket, inbox::accept);
    }

    /** XPUB hands over each subscription as one frame: 1, then the topic. 0 takes it back. */
    private void subscribed(List<byte[]> frames) {
        byte[] frame = frames.get(0);
        if (frame.length > 0 && frame[0] == 1) {
            var topic = new String(frame, 1, frame.length - 1, StandardCharsets.UTF_8);
            List<byte[]> identities = List.of(topic.getBytes(StandardCharsets.UTF_8));
            send(Channel.IOPUB, session.message(Welcome.SUBSCRIBED, identities, null, new Welcome.Subscribed(topic)));
        }
    }

    @Override
    public Optional<Message<?>> receive(Channel channel) throws InterruptedException {
        Inbox inbox = inboxes.get(channel);
        return Objects.requireNonNull(inbox, "the kernel only sends on " + channel)
                .take();
    }

    @Override
    public void send(Channel channel, Message<?> message) {
        if (!closed.get()) {
            courier.send(channel, codec.encode(message));
        }
    }

    /** The sender of what is sent here. */
    public Session session() {
        return session;
    }

    /** How many messages were dropped because their signature, their frames or their content was wrong. */
    public long dropped() {
        return dropped.get();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            inboxes.values().forEach(Inbox::close);
            courier.end();
            try {
                for (SocketLoop loop : loops) {
                    loop.join(LAST_WRITES);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            context.term();
        }
    }
}
