package io.crema.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole of it: a process with a connection file. */
@Timeout(120)
class MainIT {
    /** A second, and what a machine takes that does other things as well. */
    private static final long PROMPT_MILLIS = 1_500;
    /** A busy machine is late once or twice, a kernel that waits each time. */
    private static final int KERNELS = 3;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void endsPromptlyAndInOrderWhateverItsCellsHaveLeftRunning() throws Exception {
        var millis = new ArrayList<Long>();
        do {
            millis.add(millisToEnd());
        } while (Collections.min(millis) >= PROMPT_MILLIS && millis.size() < KERNELS);
        assertTrue(Collections.min(millis) < PROMPT_MILLIS, millis + " ms");
    }

    private long millisToEnd() throws Exception {
        try (var kernel = new KernelProcess(folder, List.of())) {
            kernel.run("new Thread(() -> { while (true) { } }).start();");
            kernel.run("Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) { } }));");
            kernel.begin("System.out.print(\"on\"); while (true) { }");

            long millis = kernel.shutDown();

            assertEquals(0, kernel.process().exitValue());
            return millis;
        }
    }

    @Test
    void remembersItsCellsAcrossARestart() throws Exception {
        try (var kernel = new KernelProcess(folder, List.of())) {
            kernel.run("int before = 1;");
            kernel.shutDown();
        }
        try (var kernel = new KernelProcess(folder, List.of())) {
            ZmqClient client = kernel.client();

            var tail = client.shellReply(client.shell(
                    "history_request", Map.of("hist_access_type", "tail", "n", 5, "output", false, "raw", true)));

            List<String> inputs = StreamSupport.stream(
                            tail.content().get("history").spliterator(), false)
                    .map(entry -> entry.get(2).asText())
                    .toList();
            assertEquals(List.of("int before = 1;"), inputs);
        }
    }
}
