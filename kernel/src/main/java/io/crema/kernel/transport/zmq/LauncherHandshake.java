package io.crema.kernel.transport.zmq;

import io.crema.kernel.protocol.Handshake;
import io.crema.kernel.protocol.Session;
import io.crema.kernel.protocol.json.HandshakeCodec;
import io.crema.kernel.protocol.json.Json;
import io.crema.kernel.protocol.json.MalformedMessageException;
import io.crema.kernel.protocol.json.MessageCodec;
import io.crema.kernel.protocol.json.Signer;
import io.crema.kernel.transport.ConnectionFile;
import io.crema.kernel.transport.ConnectionFile.Ports;
import io.crema.kernel.transport.Registration;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** Tells whoever has launched the kernel on which ports it listens, and waits until that is heard. */
record LauncherHandshake(ZMQ.Context context, Registration registration, Duration patience) {
    /** How long a launcher may take that is there at all. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /**
     * JeroMQ now and then forgets to listen on a connection that it has just made, and makes another only after this time,
     * by default half a minute.
     *
     * @see <a href="https://github.com/zeromq/jeromq/pull/1022">Pull request 1022 of JeroMQ</a>
     */
    private static final int RECONNECT_MILLIS = 1_000;

    LauncherHandshake(ZMQ.Context context, Registration registration) {
        this(context, registration, PATIENCE);
    }

    /** @throws IOException if the launcher does not answer, or with a wrong signature: the kernel is an orphan then */
    void tell(Ports ports, ConnectionFile file, Session session) throws IOException {
        var signer = new Signer(file.signatureScheme(), file.key());
        var codec = new HandshakeCodec(signer, new Json());
        boolean alone = registration.kernelId().isPresent();
        List<byte[]> told = alone
                ? codec.encode(tree(ports))
                : new MessageCodec(signer, new Json())
                        .encode(session.message(Handshake.REQUEST, List.of(), null, message(ports)));
        List<byte[]> answer = ask(alone ? SocketType.DEALER : SocketType.REQ, told);
        try {
            if (answer.isEmpty() || !codec.isSigned(answer)) {
                throw new IOException("the launcher at " + registration.address()
                        + (answer.isEmpty() ? " did not answer within " + patience : " signed its answer wrongly")
                        + ", so that nobody knows the ports. Start the kernel again from the front end");
            }
        } catch (MalformedMessageException e) {
            throw new IOException(
                    "the launcher at " + registration.address() + " gave no answer: " + e.getMessage(), e);
        }
    }

    private List<byte[]> ask(SocketType type, List<byte[]> told) {
        try (ZMQ.Socket socket = context.socket(type)) {
            socket.setLinger(0);
            socket.setHandshakeIvl(RECONNECT_MILLIS);
            socket.setReceiveTimeOut((int) patience.toMillis());
            socket.connect(registration.address());
            Frames.send(socket, told);
            return Frames.receive(socket, 0);
        }
    }

    private static Handshake.Request message(Ports ports) {
        return new Handshake.Request(ports.shell(), ports.control(), ports.iopub(), ports.stdin(), ports.heartbeat());
    }

    private Map<String, Object> tree(Ports ports) {
        var tree = new LinkedHashMap<String, Object>(fields(ports));
        if (registration.portsAsText()) {
            tree.replaceAll((name, port) -> String.valueOf(port));
        }
        tree.put("kernel_id", registration.kernelId().orElse(""));
        return tree;
    }

    /** The ports by the names that a connection file has for them. */
    static Map<String, Integer> fields(Ports ports) {
        return Map.of(
                "shell_port",
                ports.shell(),
                "control_port",
                ports.control(),
                "iopub_port",
                ports.iopub(),
                "stdin_port",
                ports.stdin(),
                "hb_port",
                ports.heartbeat());
    }
}
