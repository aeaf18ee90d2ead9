package io.crema.kernel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crema.kernel.protocol.json.Signer;
import io.crema.kernel.transport.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A small Jupyter client over real sockets, which knows the wire by itself and not from the kernel's records. */
final class ZmqClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_MILLIS = 20_000;

    private static final List<String> PORTS =
            List.of("shell_port", "control_port", "iopub_port", "stdin_port", "hb_port");

    private final ZContext context = new ZContext();
    private final Map<String, Object> connection = new LinkedHashMap<>();
    private final Signer signer;
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;
    private final ZMQ.Socket stdin;
    private final ZMQ.Socket iopub;
    private final ZMQ.Socket heartbeat;

    /** A message that the kernel sent, as JSON. */
    record Received(JsonNode header, JsonNode parent, JsonNode content) {
        String type() {
            return header.get("msg_type").asText();
        }

        boolean answers(String id) {
            return parent.path("msg_id").asText().equals(id);
        }
    }

    /** Chooses free ports and writes them to a connection file, for the kernel to bind. */
    ZmqClient(Path connectionFile, String key) throws IOException {
        this(connectionFile, key, Map.of());
    }

    /** A client of an encrypted connection. */
    static ZmqClient encrypted(Path connectionFile, String key) throws IOException {
        ZMQ.Curve.KeyPair pair = ZMQ.Curve.generateKeyPair();
        return new ZmqClient(
                connectionFile, key, Map.of("curve_publickey", pair.publicKey, "curve_secretkey", pair.secretKey));
    }

    private ZmqClient(Path connectionFile, String key, Map<String, String> curve) throws IOException {
        connection.putAll(curve);
        connection.put("transport", "tcp");
        connection.put("ip", "127.0.0.1");
        connection.put("signature_scheme", "hmac-sha256");
        connection.put("key", key);
        List<Integer> ports = FreePorts.choose(PORTS.size());
        for (int i = 0; i < PORTS.size(); i++) {
            connection.put(PORTS.get(i), ports.get(i));
        }
        Files.write(connectionFile, JSON.writeValueAsBytes(connection));
        signer = new Signer("hmac-sha256", key);
        shell = connect(SocketType.DEALER, "shell_port");
        control = connect(SocketType.DEALER, "control_port");
        stdin = connect(SocketType.DEALER, "stdin_port");
        heartbeat = connect(SocketType.REQ, "hb_port");
        iopub = connect(SocketType.SUB, "iopub_port");
        iopub.subscribe(new byte[0]);
    }

    private ZMQ.Socket connect(SocketType type, String port) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setRcvHWM(0);
        // JeroMQ forgets some of the connections that it makes until this time has passed (its pull request 1022).
        socket.setHandshakeIvl(1_000);
        socket.setReceiveTimeOut(PATIENCE_MILLIS);
        if (connection.get("curve_publickey") instanceof String kernelKey) {
            ZMQ.Curve.KeyPair own = ZMQ.Curve.generateKeyPair();
            socket.setCurveServerKey(kernelKey.getBytes(US_ASCII));
            socket.setCurvePublicKey(own.publicKey.getBytes(US_ASCII));
            socket.setCurveSecretKey(own.secretKey.getBytes(US_ASCII));
        }
        socket.connect("tcp://127.0.0.1:" + connection.get(port));
        return socket;
    }

    String shell(String type, Map<String, Object> content) throws IOException {
        return send(shell, type, content, signer);
    }

    /** Sends a request whose header names a subshell. */
    String subshell(String subshell, String type, Map<String, Object> content) throws IOException {
        return send(shell, type, content, signer, Map.of("subshell_id", subshell));
    }

    String control(String type, Map<String, Object> content) throws IOException {
        return send(control, type, content, signer);
    }

    /** Sends on the channel on which a client answers the kernel's questions. */
    void answer(String type, Map<String, Object> content) throws IOException {
        send(stdin, type, content, signer);
    }

    /** Sends a request that is signed with another key. */
    void forge(String type, Map<String, Object> content) throws IOException {
        send(shell, type, content, new Signer("hmac-sha256", "another key"));
    }

    /** Sends frames on shell as they are. */
    void raw(String... frames) {
        send(shell, Stream.of(frames).map(frame -> frame.getBytes(UTF_8)).toList());
    }

    /** Sends these four parts of a message on shell, whatever is in them, signed as it should be. */
    void signed(String header, String parent, String metadata, String content) {
        List<byte[]> parts = Stream.of(header, parent, metadata, content)
                .map(part -> part.getBytes(UTF_8))
                .toList();
        send(shell, frames(parts, signer));
    }

    /** The header of a request, as it should be. */
    static String header(String id, String type) throws IOException {
        return JSON.writeValueAsString(Map.of(
                "msg_id", id, "msg_type", type, "session", "test", "username", "u", "date", "", "version", "5.5"));
    }

    /** The port of this name in the connection file. */
    int port(String name) {
        return (int) Objects.requireNonNull(connection.get(name));
    }

    private static String send(ZMQ.Socket socket, String type, Map<String, Object> content, Signer signer)
            throws IOException {
        return send(socket, type, content, signer, Map.of());
    }

    private static String send(
            ZMQ.Socket socket,
            String type,
            Map<String, Object> content,
            Signer signer,
            Map<String, String> moreOfHeader)
            throws IOException {
        String id = UUID.randomUUID().toString();
        var header = (ObjectNode) JSON.readTree(header(id, type));
        moreOfHeader.forEach(header::put);
        List<byte[]> signed = List.of(
                JSON.writeValueAsBytes(header),
                "{}".getBytes(UTF_8),
                "{}".getBytes(UTF_8),
                JSON.writeValueAsBytes(content));
        send(socket, frames(signed, signer));
        return id;
    }

    private static List<byte[]> frames(List<byte[]> signed, Signer signer) {
        byte[] delimiter = "<IDS|MSG>".getBytes(US_ASCII);
        byte[] signature = signer.sign(signed).getBytes(US_ASCII);
        return Stream.concat(Stream.of(delimiter, signature), signed.stream()).toList();
    }

    private static void send(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
        }
    }

    /** The next message on shell that answers this request. */
    Received shellReply(String id) throws IOException {
        return reply(shell, id);
    }

    /** The next message on control that answers this request. */
    Received controlReply(String id) throws IOException {
        return reply(control, id);
    }

    private Received reply(ZMQ.Socket socket, String id) throws IOException {
        Received received = receive(socket);
        while (!received.answers(id)) {
            received = receive(socket);
        }
        return received;
    }

    /** Waits until the kernel knows of the subscription to iopub: what it publishes before is lost to this client. */
    void awaitWelcome() throws IOException {
        while (!published().type().equals("iopub_welcome")) {}
    }

    /** The next message on iopub, whatever it answers. */
    Received published() throws IOException {
        return receive(iopub);
    }

    /** What a request leads to on iopub, until the kernel is idle. */
    List<Received> published(String id) throws IOException {
        var all = new ArrayList<Received>();
        boolean idle = false;
        while (!idle) {
            Received received = receive(iopub);
            if (received.answers(id)) {
                all.add(received);
                idle = received.content().path("execution_state").asText().equals("idle");
            }
        }
        return all;
    }

    private Received receive(ZMQ.Socket socket) throws IOException {
        var frames = new ArrayList<byte[]>();
        do {
            byte[] frame = socket.recv();
            if (frame == null) {
                throw new AssertionError("nothing received within " + PATIENCE_MILLIS + " ms");
            }
            frames.add(frame);
        } while (socket.hasReceiveMore());
        int first = frames.size() - 4;
        List<byte[]> signed = frames.subList(first, frames.size());
        if (!signer.verify(frames.get(first - 1), signed)) {
            throw new AssertionError("the kernel signed wrongly");
        }
        return new Received(JSON.readTree(signed.get(0)), JSON.readTree(signed.get(1)), JSON.readTree(signed.get(3)));
    }

    /** Sends bytes to the heartbeat, and gives what comes back. */
    String beat(String text) {
        heartbeat.send(text);
        return heartbeat.recvStr();
    }

    @Override
    public void close() {
        context.close();
    }
}
