package io.crema.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.shell.JShellInterpreter;
import io.crema.kernel.shell.ShellOptions;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A person looks at the data while a cell trains, over real sockets. */
@Timeout(60)
class SubshellsIT {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void looksAtTheDataWhileACellTrains() throws Exception {
        Path file = folder.resolve("connection.json");
        try (var java = JShellInterpreter.start(ShellOptions.plain());
                var client = new ZmqClient(file, "secret");
                var kernel = new ZmqKernel(file, java)) {
            client.awaitWelcome();
            String training = client.shell(
                    "execute_request",
                    Map.of("code", "long epoch = 0; while (true) { if (epoch++ == 0) display(\"on\"); }"));
            while (!isFirstOutput(client.published(), training)) {
                Thread.onSpinWait();
            }
            String subshell = client.controlReply(client.control("create_subshell_request", Map.of()))
                    .content()
                    .get("subshell_id")
                    .asText();

            String look = client.subshell(subshell, "execute_request", Map.of("code", "epoch > 0"));

            var shown = client.published(look);
            assertTrue(
                    shown.stream()
                            .anyMatch(message -> message.type().equals("execute_result")
                                    && message.content()
                                            .at("/data/text~1plain")
                                            .asText()
                                            .equals("true")),
                    shown::toString);
            var reply = client.shellReply(look);
            assertEquals(subshell, reply.parent().path("subshell_id").asText());
            assertEquals(2, reply.content().path("execution_count").asInt());
            client.controlReply(client.control("interrupt_request", Map.of()));
            assertEquals(
                    "Interrupted",
                    client.shellReply(training).content().path("ename").asText());
            String gone = client.control("delete_subshell_request", Map.of("subshell_id", subshell));
            assertEquals(
                    "ok", client.controlReply(gone).content().path("status").asText());
            assertEquals(0, kernel.dropped());
        }
    }

    private static boolean isFirstOutput(ZmqClient.Received message, String request) {
        return message.answers(request) && message.type().equals("display_data");
    }
}
