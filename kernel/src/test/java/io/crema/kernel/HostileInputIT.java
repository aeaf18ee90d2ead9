package io.crema.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.interpreter.ExecuteResult;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever strangers send, the kernel goes on and runs nothing that it should not. */
@Timeout(60)
class HostileInputIT {
    private static final String EXECUTE = "execute_request";
    private static final String STEAL = "{\"code\":\"steal\"}";

    @TempDir
    private Path folder = Path.of("");

    private final AtomicInteger stolen = new AtomicInteger();
    private ZmqClient client;
    private ZmqKernel kernel;

    @BeforeEach
    void start() throws IOException {
        Path file = folder.resolve("connection.json");
        client = new ZmqClient(file, "secret");
        var interpreter = new EchoInterpreter().meaning("steal", (output, input) -> {
            stolen.incrementAndGet();
            return ExecuteResult.nothing();
        });
        kernel = new ZmqKernel(file, interpreter);
    }

    @AfterEach
    void stop() {
        kernel.close();
        client.close();
    }

    private void assertGoesOn(int messagesDropped) throws IOException {
        var reply = client.shellReply(client.shell(EXECUTE, Map.of("code", "1")));
        assertEquals("ok", reply.content().get("status").asText());
        assertEquals(1, reply.content().get("execution_count").asInt(), "something else has run");
        assertEquals(0, stolen.get());
        assertEquals(messagesDropped, kernel.dropped());
        var info = client.controlReply(client.control("kernel_info_request", Map.of()));
        assertEquals("ok", info.content().get("status").asText());
    }

    @Test
    void runsNothingThatIsSignedWrongly() throws IOException {
        String header = ZmqClient.header("1", EXECUTE);
        for (int i = 0; i < 500; i++) {
            client.forge(EXECUTE, Map.of("code", "steal"));
        }
        for (String signature : new String[] {"", "0", "f".repeat(64), "F".repeat(64), "\u0000", "ü".repeat(100_000)}) {
            client.raw("<IDS|MSG>", signature, header, "{}", "{}", STEAL);
        }

        assertGoesOn(506);
    }

    @Test
    void dropsMessagesThatLackFrames() throws IOException {
        client.raw("");
        client.raw("<IDS|MSG>");
        client.raw("a", "b", "c");
        client.raw("<IDS|MSG>", "", "{}");
        client.raw("<IDS|MSG>", "", "{}", "{}", "{}");
        client.raw("<IDS|MSG>", "<IDS|MSG>", "<IDS|MSG>", "<IDS|MSG>", "<IDS|MSG>", "<IDS|MSG>");

        assertGoesOn(6);
    }

    @Test
    void dropsPartsThatAreNoJsonObjects() throws IOException {
        String header = ZmqClient.header("1", EXECUTE);
        String deep = "[".repeat(200_000);
        String[] contents = {"", "nonsense", "{", "[]", "7", "\"text\"", "{} {}", "{\"code\":" + deep, "\u0000\uffff"};
        for (String content : contents) {
            client.signed(header, "{}", "{}", content);
        }
        client.signed(deep, "{}", "{}", STEAL);
        client.signed(header, "[1]", "{}", STEAL);
        client.signed(header, "{}", "[1]", STEAL);

        assertGoesOn(contents.length + 3);
    }

    @Test
    void dropsFieldsOfTheWrongType() throws IOException {
        String header = ZmqClient.header("1", EXECUTE);
        String[] contents = {
            "{}",
            "{\"code\":null}",
            "{\"code\":7}",
            "{\"code\":[\"steal\"]}",
            "{\"code\":{\"steal\":1}}",
            "{\"code\":\"steal\",\"silent\":\"no\"}",
            "{\"code\":\"steal\",\"user_expressions\":[]}",
            "{\"code\":\"steal\",\"user_expressions\":{\"a\":{}}}",
            "{\"code\":\"steal\",\"allow_stdin\":2}"
        };
        for (String content : contents) {
            client.signed(header, "{}", "{}", content);
        }
        client.signed("{}", "{}", "{}", STEAL);
        client.signed("{\"msg_id\":7,\"msg_type\":\"execute_request\"}", "{}", "{}", STEAL);
        client.signed("{\"msg_id\":\"7\",\"msg_type\":{}}", "{}", "{}", STEAL);
        client.signed(header, "{\"msg_id\":[]}", "{}", STEAL);
        client.signed(ZmqClient.header("2", "complete_request"), "{}", "{}", "{\"code\":\"a\",\"cursor_pos\":\"0\"}");
        client.signed(ZmqClient.header("3", "complete_request"), "{}", "{}", "{\"code\":\"a\",\"cursor_pos\":1e99}");

        assertGoesOn(contents.length + 6);
    }

    @Test
    void dropsMessagesOfTypesThatItDoesNotKnow() throws IOException {
        client.shell("dance_request", Map.of());
        client.shell("", Map.of());
        client.shell("execute_reply", Map.of("status", "ok"));
        client.control("debug_" + "x".repeat(100_000), Map.of());

        client.controlReply(client.control("kernel_info_request", Map.of()));
        assertGoesOn(4);
    }

    @Test
    void runsAMessageOnceHoweverOftenItIsSent() throws IOException {
        String header = ZmqClient.header("once", EXECUTE);
        for (int i = 0; i < 5; i++) {
            client.signed(header, "{}", "{}", "{\"code\":\"first\"}");
        }
        // The same id in the name of somebody who has no key.
        client.raw("<IDS|MSG>", "0".repeat(64), header, "{}", "{}", STEAL);

        var reply = client.shellReply("once");

        assertEquals(1, reply.content().get("execution_count").asInt());
        var next = client.shellReply(client.shell(EXECUTE, Map.of("code", "next")));
        assertEquals(2, next.content().get("execution_count").asInt());
        assertEquals(0, stolen.get());
        assertEquals(5, kernel.dropped());
    }

    @Test
    void takesPositionsOutsideTheCodeAsItsEnds() throws IOException {
        for (int position : new int[] {Integer.MIN_VALUE, -1, 99, Integer.MAX_VALUE}) {
            for (String type : new String[] {"complete_request", "inspect_request"}) {
                var reply = client.shellReply(client.shell(type, Map.of("code", "a b", "cursor_pos", position)));
                assertEquals("ok", reply.content().get("status").asText());
            }
        }
        assertGoesOn(0);
    }

    @Test
    void runsNoCellThatComesByTheChannelForAnswers() throws IOException {
        client.answer(EXECUTE, Map.of("code", "steal"));
        client.answer("input_reply", Map.of("value", "nobody asked"));

        assertGoesOn(0);
    }

    @Test
    void goesOnAmongAThousandConnectionsThatSpeakNonsense() throws IOException {
        var sockets = new ArrayList<Socket>();
        try {
            for (String port : new String[] {"shell_port", "control_port", "iopub_port", "stdin_port", "hb_port"}) {
                for (int i = 0; i < 200; i++) {
                    var socket = new Socket(InetAddress.getLoopbackAddress(), client.port(port));
                    sockets.add(socket);
                    socket.getOutputStream().write(nonsense(i));
                }
            }
            assertEquals(1_000, sockets.size());

            assertGoesOn(0);
            assertEquals("ping", client.beat("ping"));
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static byte[] nonsense(int i) {
        return switch (i % 4) {
            case 0 -> new byte[0];
            case 1 -> "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            case 2 -> new byte[] {(byte) 0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 3, 1};
            default -> new byte[64];
        };
    }

    @Test
    void cutsOffWhoeverAnnouncesAFrameThatIsTooLong() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), client.port("shell_port"))) {
            socket.setSoTimeout(10_000);
            var out = new DataOutputStream(socket.getOutputStream());
            out.write(new byte[] {(byte) 0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 3, 0});
            out.write("NULL".getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[48]);
            out.write(new byte[] {4, 26, 5, 'R', 'E', 'A', 'D', 'Y', 11});
            out.write("Socket-Type".getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[] {0, 0, 0, 6});
            out.write("DEALER".getBytes(StandardCharsets.US_ASCII));
            // A long frame of a tebibyte, of which nothing follows: the kernel may have hung up before it can.
            out.write(2);
            out.writeLong(1L << 40);

            assertTrue(endOf(socket), "the kernel still waits for the rest");
        }
        assertGoesOn(0);
    }

    private static boolean endOf(Socket socket) {
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (IOException e) {
            // Reset by the other end is an end as well; a time-out is none.
            return !(e instanceof SocketTimeoutException);
        }
    }
}
