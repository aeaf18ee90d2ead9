package io.crema.kernel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crema.kernel.protocol.json.Signer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A kernel that chooses its ports, and a launcher that waits to be told which. */
@Timeout(60)
class HandshakeIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(US_ASCII);
    private static final String KEY = "secret";

    @TempDir
    private Path folder = Path.of("");

    private final ZContext context = new ZContext();
    private final Signer signer = new Signer("hmac-sha256", KEY);
    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("registration.json");
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void tellsItsPortsByTheirNumbersAlone() throws Exception {
        ZMQ.Socket launcher = launcher(SocketType.ROUTER);
        write(Map.of("registration_ip", "127.0.0.1", "registration_port", port(launcher), "kernel_id", "k-1"));
        Future<ZmqKernel> start = start();

        List<byte[]> told = receive(launcher);
        byte[] acknowledgement = "ACK".getBytes(US_ASCII);
        send(launcher, List.of(told.get(0), DELIMITER, signature(List.of(acknowledgement)), acknowledgement));

        assertEquals(4, told.size());
        assertTrue(signer.verify(told.get(2), List.of(told.get(3))), "signed with the file's key");
        JsonNode ports = JSON.readTree(told.get(3));
        assertEquals("k-1", ports.get("kernel_id").asText());
        assertTrue(ports.get("shell_port").isInt(), ports.toString());
        try (var kernel = start.get()) {
            assertEquals("ping", beat(ports));
            assertEquals("ping", beat(JSON.readTree(file.toFile())), "others find the ports in the file");
            assertEquals(0, kernel.dropped());
        }
    }

    @Test
    void tellsItsPortsAsTextToALauncherThatWritesThemSo() throws Exception {
        ZMQ.Socket launcher = launcher(SocketType.ROUTER);
        write(Map.of("registration_port", String.valueOf(port(launcher)), "kernel_id", "k-2"));
        Future<ZmqKernel> start = start();

        List<byte[]> told = receive(launcher);
        send(launcher, List.of(told.get(0), DELIMITER, signature(List.of(DELIMITER)), DELIMITER));

        assertTrue(JSON.readTree(told.get(3)).get("hb_port").isTextual());
        start.get().close();
    }

    @Test
    void tellsItsPortsInAMessageToALauncherThatDoesNotNameTheKernel() throws Exception {
        ZMQ.Socket launcher = launcher(SocketType.REP);
        write(Map.of("registration_port", port(launcher)));
        Future<ZmqKernel> start = start();

        List<byte[]> told = receive(launcher);
        List<byte[]> reply = List.of(
                ZmqClient.header("1", "handshake_reply").getBytes(UTF_8),
                told.get(2),
                "{}".getBytes(UTF_8),
                "{\"status\":\"ok\"}".getBytes(UTF_8));
        var frames = new ArrayList<>(List.of(DELIMITER, signature(reply)));
        frames.addAll(reply);
        send(launcher, frames);

        assertTrue(signer.verify(told.get(1), told.subList(2, 6)), "signed with the file's key");
        assertEquals(
                "handshake_request", JSON.readTree(told.get(2)).get("msg_type").asText());
        try (var kernel = start.get()) {
            assertEquals("ping", beat(JSON.readTree(told.get(5))));
            assertEquals(0, kernel.dropped());
        }
    }

    @Test
    void endsWhereTheAnswerIsForged() throws Exception {
        ZMQ.Socket launcher = launcher(SocketType.ROUTER);
        write(Map.of("registration_port", port(launcher), "kernel_id", "k-3"));
        Future<ZmqKernel> start = start();

        List<byte[]> told = receive(launcher);
        send(launcher, List.of(told.get(0), DELIMITER, "0".repeat(64).getBytes(US_ASCII), DELIMITER));

        var problem = assertThrows(ExecutionException.class, start::get);
        assertTrue(String.valueOf(problem.getMessage()).contains("signed its answer wrongly"), problem.getMessage());
    }

    private Future<ZmqKernel> start() {
        var start = new FutureTask<>(() -> new ZmqKernel(file, new EchoInterpreter()));
        new DaemonThreads("kernel").newThread(start).start();
        return start;
    }

    private ZMQ.Socket launcher(SocketType type) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setReceiveTimeOut(20_000);
        socket.bind("tcp://127.0.0.1:*");
        return socket;
    }

    private static int port(ZMQ.Socket socket) {
        return Integer.parseInt(socket.getLastEndpoint().replaceFirst(".*:", ""));
    }

    private void write(Map<String, Object> fields) throws IOException {
        var all = new HashMap<>(fields);
        all.putAll(Map.of("transport", "tcp", "ip", "127.0.0.1", "signature_scheme", "hmac-sha256", "key", KEY));
        Files.write(file, JSON.writeValueAsBytes(all));
    }

    private byte[] signature(List<byte[]> signed) {
        return signer.sign(signed).getBytes(US_ASCII);
    }

    private static List<byte[]> receive(ZMQ.Socket socket) {
        var frames = new ArrayList<byte[]>();
        do {
            byte[] frame = socket.recv();
            if (frame == null) {
                throw new AssertionError("the kernel has told nothing");
            }
            frames.add(frame);
        } while (socket.hasReceiveMore());
        return frames;
    }

    private static void send(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
        }
    }

    private String beat(JsonNode ports) {
        ZMQ.Socket heart = context.createSocket(SocketType.REQ);
        heart.setReceiveTimeOut(20_000);
        heart.setHandshakeIvl(1_000);
        heart.connect("tcp://127.0.0.1:" + ports.get("hb_port").asInt());
        heart.send("ping");
        return heart.recvStr();
    }
}
