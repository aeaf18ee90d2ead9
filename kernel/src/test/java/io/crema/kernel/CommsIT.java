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

/** A cell and a front end that talk to each other, over real sockets. */
@Timeout(60)
class CommsIT {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void letsACellTalkWithTheFrontEndBothWays() throws Exception {
        Path file = folder.resolve("connection.json");
        try (var client = new ZmqClient(file, "secret");
                var kernel = new ZmqKernel(file, JShellInterpreter.start(ShellOptions.plain()))) {
            client.awaitWelcome();
            String cell = """
                    import io.crema.kernel.comm.*;
                    comms().register("echo", (comm, first) -> comm.onMessage(comm::send));
                    comms().open("slider", CommMessage.of(Map.of("value", 3)));""";
            String registered = client.shell("execute_request", Map.of("code", cell));

            var opened = client.published(registered).stream()
                    .filter(message -> message.type().equals("comm_open"))
                    .findFirst()
                    .orElseThrow();
            assertEquals("slider", opened.content().get("target_name").asText());
            assertEquals(3, opened.content().at("/data/value").asInt());

            client.shell("comm_open", Map.of("comm_id", "c1", "target_name", "echo", "data", Map.of()));
            String told = client.shell("comm_msg", Map.of("comm_id", "c1", "data", Map.of("word", "ping")));

            assertTrue(
                    client.published(told).stream()
                            .anyMatch(message -> message.type().equals("comm_msg")
                                    && message.content()
                                            .at("/data/word")
                                            .asText()
                                            .equals("ping")),
                    "the cell has answered");
            assertEquals(0, kernel.dropped());
        }
    }
}
