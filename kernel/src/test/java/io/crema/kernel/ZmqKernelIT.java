package io.crema.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.history.History;
import io.crema.kernel.interpreter.ExecuteResult;
import io.crema.kernel.protocol.Session;
import io.crema.kernel.transport.zmq.ZmqConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

@Timeout(60)
class ZmqKernelIT {
    /** Less than what is granted to the last work, and more than what a busy machine adds to the cell's. */
    private static final long PROMPT_MILLIS = 2_000;

    @TempDir
    private Path folder = Path.of("");

    private final EchoInterpreter interpreter = new EchoInterpreter();
    private ZmqClient client;
    private ZmqConnection connection;
    private Kernel kernel;
    private Thread running;

    @BeforeEach
    void start() throws IOException {
        Path file = folder.resolve("connection.json");
        client = new ZmqClient(file, "secret");
        connection = ZmqConnection.open(file, Session.create());
        kernel = new Kernel(
                connection,
                connection.session(),
                CompletableFuture.completedFuture(interpreter),
                new NoDebugger(),
                History.inMemory(),
                KernelOptions.defaults("test"));
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

    @AfterEach
    void stop() {
        connection.close();
        kernel.close();
        client.close();
    }

    private void subscribe() throws IOException {
        var message = client.published();
        while (!message.type().equals("iopub_welcome")) {
            message = client.published();
        }
        assertEquals("", message.content().get("subscription").asText());
    }

    @Test
    void answersKernelInfoOnShellAndOnControl() throws Exception {
        var shell = client.shellReply(client.shell("kernel_info_request", Map.of()));
        var control = client.controlReply(client.control("kernel_info_request", Map.of()));

        assertEquals("kernel_info_reply", shell.type());
        assertEquals("ok", shell.content().get("status").asText());
        assertEquals("5.5", shell.content().get("protocol_version").asText());
        assertEquals("java", shell.content().at("/language_info/name").asText());
        assertEquals(
                ".jshell", shell.content().at("/language_info/file_extension").asText());
        assertEquals(shell.content(), control.content());
    }

    @Test
    void runsACell() throws Exception {
        subscribe();

        String id = client.shell("execute_request", Map.of("code", "1+1"));

        List<String> types =
                client.published(id).stream().map(ZmqClient.Received::type).toList();
        assertEquals(List.of("status", "execute_input", "execute_result", "status"), types);
        var reply = client.shellReply(id);
        assertEquals("ok", reply.content().get("status").asText());
        assertEquals(1, reply.content().get("execution_count").asInt());
    }

    @Test
    void losesNoneOf100000Lines() throws Exception {
        interpreter.meaning("print", (output, input) -> {
            IntStream.range(0, 100_000).forEach(i -> kernel.out().println(i));
            return ExecuteResult.nothing();
        });
        subscribe();

        String id = client.shell("execute_request", Map.of("code", "print"));

        String printed = client.published(id).stream()
                .filter(message -> message.type().equals("stream"))
                .map(message -> message.content().get("text").asText())
                .collect(Collectors.joining());
        assertEquals(
                IntStream.range(0, 100_000).mapToObj(Integer::toString).toList(),
                printed.lines().toList());
    }

    @Test
    void goesOnAfterMessagesThatAreNotToBeTrusted() throws Exception {
        client.forge("execute_request", Map.of("code", "steal"));
        client.raw("nonsense");
        client.raw("<IDS|MSG>", "", "{}", "{}");
        client.shell("dance_request", Map.of());
        client.shell("execute_request", Map.of("code", 7));

        var reply = client.shellReply(client.shell("execute_request", Map.of("code", "1")));

        assertEquals(1, reply.content().get("execution_count").asInt());
        assertEquals(5, connection.dropped());
    }

    @Test
    void countsTheCellWhoseValueCannotBeWritten() throws Exception {
        var endless = new ArrayList<>();
        endless.add(endless);
        interpreter.meaning(
                "unwritable", (output, input) -> ExecuteResult.value(DisplayData.of(MimeType.JSON, endless)));
        subscribe();

        String id = client.shell("execute_request", Map.of("code", "unwritable"));
        var reply = client.shellReply(id);

        assertEquals("error", reply.content().get("status").asText());
        assertEquals(
                List.of("status", "execute_input", "error", "status"),
                client.published(id).stream().map(ZmqClient.Received::type).toList());
        assertEquals(1, reply.content().get("execution_count").asInt());
    }

    @Test
    void saysAStatusInEveryReplyAndACountInEveryCells() throws Exception {
        interpreter.meaning("fail", (output, input) -> EchoInterpreter.failure("Oops"));
        var shell = new LinkedHashMap<String, Map<String, Object>>();
        shell.put("kernel_info_request", Map.of());
        shell.put("complete_request", Map.of("code", "a", "cursor_pos", 1));
        shell.put("inspect_request", Map.of("code", "a", "cursor_pos", 1));
        shell.put("is_complete_request", Map.of("code", "a"));
        shell.put("history_request", Map.of("hist_access_type", "tail", "n", 1));
        shell.put("comm_info_request", Map.of());
        for (var request : shell.entrySet()) {
            var reply = client.shellReply(client.shell(request.getKey(), request.getValue()));
            assertEquals(request.getKey().replace("request", "reply"), reply.type());
            String expected = reply.type().equals("is_complete_reply") ? "complete" : "ok";
            assertEquals(expected, reply.content().path("status").asText(), reply.type());
        }
        for (String code : List.of("1", "fail")) {
            var reply = client.shellReply(client.shell("execute_request", Map.of("code", code)));
            assertEquals(
                    code.equals("1") ? "ok" : "error",
                    reply.content().path("status").asText());
            assertTrue(reply.content().path("execution_count").isInt(), reply.content()::toString);
        }
        for (String type : List.of("create_subshell_request", "list_subshell_request", "interrupt_request")) {
            var reply = client.controlReply(client.control(type, Map.of()));
            assertEquals("ok", reply.content().path("status").asText(), type);
        }
        var refused = client.controlReply(client.control("delete_subshell_request", Map.of("subshell_id", "none")));
        assertEquals("error", refused.content().path("status").asText());
        var end = client.controlReply(client.control("shutdown_request", Map.of("restart", false)));
        assertEquals("ok", end.content().path("status").asText());
    }

    /** What is sent waits in the kernel, however much of it there is. */
    @Test
    void losesNothingToAReaderThatIsSlow() throws Exception {
        int shows = 20_000;
        String text = "x".repeat(2_000);
        interpreter.meaning("show", (output, input) -> {
            IntStream.range(0, shows).forEach(i -> output.show(DisplayData.text(text)));
            return ExecuteResult.nothing();
        });
        try (var context = new ZContext()) {
            ZMQ.Socket slow = context.createSocket(SocketType.SUB);
            slow.setRcvHWM(10);
            slow.setReceiveTimeOut(20_000);
            slow.setHandshakeIvl(1_000);
            slow.connect("tcp://127.0.0.1:" + client.port("iopub_port"));
            slow.subscribe("display_data");
            assertNotNull(slow.recv(), "the kernel welcomes whoever subscribes");
            while (slow.hasReceiveMore()) {
                slow.recv();
            }

            client.shellReply(client.shell("execute_request", Map.of("code", "show")));

            int received = 0;
            while (received < shows && slow.recv() != null) {
                received += slow.hasReceiveMore() ? 0 : 1;
            }
            assertEquals(shows, received);
        }
    }

    @Test
    void echoesTheHeartbeat() {
        assertEquals("ping", client.beat("ping"));
        assertEquals("pong", client.beat("pong"));
    }

    @Test
    void answersACellWithinMilliseconds() throws Exception {
        long[] nanos = new long[100];
        for (int i = 0; i < nanos.length; i++) {
            long begin = System.nanoTime();
            client.shellReply(client.shell("execute_request", Map.of("code", "1")));
            nanos[i] = System.nanoTime() - begin;
        }

        Arrays.sort(nanos);
        var median = Duration.ofNanos(nanos[nanos.length / 2]);
        assertTrue(median.compareTo(Duration.ofMillis(50)) < 0, median.toString());
    }

    @Test
    void shutsDownPromptlyAlthoughACellHangs() throws Exception {
        interpreter.meaning("forever", (output, input) -> interpreter.waitForInterrupt());
        client.shell("execute_request", Map.of("code", "forever"));

        long begin = System.nanoTime();
        var reply = client.controlReply(client.control("shutdown_request", Map.of("restart", true)));
        running.join(PROMPT_MILLIS);
        connection.close();

        assertTrue(reply.content().get("restart").asBoolean());
        assertFalse(running.isAlive());
        assertTrue(Duration.ofNanos(System.nanoTime() - begin).toMillis() < PROMPT_MILLIS, "slow");
    }
}
