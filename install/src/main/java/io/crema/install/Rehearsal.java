package io.crema.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crema.kernel.protocol.json.Signer;
import io.crema.kernel.transport.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMsg;

/**
 * One short life of a kernel, in which it does what every kernel does first, so that an archive can be made of the classes
 * that this takes.
 */
final class Rehearsal {
    private static final List<String> PORTS =
            List.of("shell_port", "iopub_port", "stdin_port", "control_port", "hb_port");
    private static final int RECONNECT_MILLIS = 1_000;
    private static final String DELIMITER = "<IDS|MSG>";
    private static final String SCHEME = "hmac-sha256";

    private final String key = UUID.randomUUID().toString();
    private final Signer signer = new Signer(SCHEME, key);
    private final Launch launch;
    private final Duration patience;

    /** @param patience how long the whole may take */
    Rehearsal(Launch launch, Duration patience) {
        this.launch = launch;
        this.patience = patience;
    }

    /**
     * Makes an archive, in the place of one that is there.
     *
     * @throws IOException if it cannot be made, with the reason; there is none then
     */
    void make(StartArchive archive) throws IOException, InterruptedException {
        Files.deleteIfExists(archive.file());
        try {
            String output = run(archive.makeOptions());
            if (!Files.isRegularFile(archive.file())) {
                throw new IOException("java wrote none. It said: " + output);
            }
        } catch (IOException failed) {
            Files.deleteIfExists(archive.file());
            throw failed;
        }
    }

    /**
     * Lives the short life.
     *
     * @param options further options of the JVM
     * @return what the process wrote on its terminal
     * @throws IOException if the kernel leaves a request without a reply, or does not end
     */
    String run(List<String> options) throws IOException, InterruptedException {
        Path connection = Files.createTempFile("crema-", ".json");
        Path output = Files.createTempFile("crema-", ".log");
        try {
            Map<String, Integer> ports = choosePorts();
            Files.write(connection, connectionFile(ports));
            var process = new ProcessBuilder(launch.command(options, connection.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            process.environment().put("CREMA_WARM_UP", "off"); // its classes are not those of a start
            Process kernel = process.start();
            try {
                play(ports);
                if (!kernel.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IOException("the kernel did not end within " + patience.toSeconds() + " seconds");
                }
            } finally {
                kernel.destroyForcibly();
            }
            return Files.readString(output).strip();
        } finally {
            Files.delete(connection);
            Files.delete(output);
        }
    }

    private static Map<String, Integer> choosePorts() throws IOException {
        List<Integer> free = FreePorts.choose(PORTS.size());
        var ports = new HashMap<String, Integer>();
        for (int i = 0; i < free.size(); i++) {
            ports.put(PORTS.get(i), free.get(i));
        }
        return ports;
    }

    private void play(Map<String, Integer> ports) throws IOException {
        try (var context = new ZContext()) {
            ZMQ.Socket shell = connect(context, port(ports, "shell_port"));
            ask(shell, "kernel_info_request", Map.of());
            ask(shell, "execute_request", Map.of("code", "1 + 1", "store_history", false));
            String listing = "System.out.println(List.of(1, 2).stream().toList());";
            ask(shell, "execute_request", Map.of("code", listing, "store_history", false));
            ask(shell, "execute_request", Map.of("code", "int wrong = \"text\";", "store_history", false));
            ask(shell, "execute_request", Map.of("code", "int zero = 0;\n1 / zero", "store_history", false));
            ask(shell, "complete_request", Map.of("code", "System.o", "cursor_pos", 8));
            ask(shell, "inspect_request", Map.of("code", "String", "cursor_pos", 6, "detail_level", 0));
            ask(shell, "is_complete_request", Map.of("code", "for (;;) {"));
            ask(connect(context, port(ports, "control_port")), "shutdown_request", Map.of("restart", false));
        }
    }

    private ZMQ.Socket connect(ZContext context, int port) {
        ZMQ.Socket socket = context.createSocket(SocketType.DEALER);
        socket.setReceiveTimeOut((int) patience.toMillis());
        socket.setLinger(0);
        // JeroMQ forgets some of the connections that it makes until this time has passed (its pull request 1022).
        socket.setHandshakeIvl(RECONNECT_MILLIS);
        socket.connect("tcp://127.0.0.1:" + port);
        return socket;
    }

    /** Sends a request, signed as a front end signs it, and waits for its reply. */
    private void ask(ZMQ.Socket socket, String type, Map<String, Object> content) throws IOException {
        List<byte[]> frames = List.of(json(header(type)), json(Map.of()), json(Map.of()), json(content));
        var message = new ZMsg();
        message.add(DELIMITER);
        message.add(signer.sign(frames));
        frames.forEach(message::add);
        message.send(socket);
        ZMsg reply = ZMsg.recvMsg(socket);
        if (reply == null) {
            throw new IOException("the kernel did not answer a " + type);
        }
        reply.destroy();
    }

    private static Map<String, Object> header(String type) {
        return Map.of(
                "msg_id",
                UUID.randomUUID().toString(),
                "session",
                "rehearsal",
                "username",
                "crema",
                "date",
                "2026-01-01T00:00:00Z",
                "msg_type",
                type,
                "version",
                "5.5");
    }

    private byte[] connectionFile(Map<String, Integer> ports) throws JsonProcessingException {
        var fields = new HashMap<String, Object>(ports);
        fields.put("transport", "tcp");
        fields.put("ip", "127.0.0.1");
        fields.put("key", key);
        fields.put("signature_scheme", SCHEME);
        return json(fields);
    }

    private static byte[] json(Map<String, Object> fields) throws JsonProcessingException {
        return new JsonMapper().writeValueAsBytes(fields);
    }

    private static int port(Map<String, Integer> ports, String name) {
        return ports.getOrDefault(name, 0);
    }
}
