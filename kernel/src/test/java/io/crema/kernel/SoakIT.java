package io.crema.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day's work in one kernel: values, classes, output, errors and interrupts, in a process of its own. It does not
 * slow down, and keeps nothing of the values that are gone. A short day unless {@code -Dcrema.soak.cells=10000} asks for a long one.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class SoakIT {
    private static final int CELLS = Integer.getInteger("crema.soak.cells", 300);
    private static final List<SoakCell> KINDS = List.of(SoakCell.values());
    /** The history keeps a cell's text, and the virtual machine a part of its class. */
    private static final long BYTES_OF_A_CELL = 2_000;
    /** The latest thousand snippets, which a short day does not yet fill, and what the compilers have read since they were new. */
    private static final long BYTES_AT_MOST_BETWEEN = 16L << 20;
    /** The heap of one gigabyte, and half as much beside it. */
    private static final long MOST_RESIDENT_KILOBYTES = 3L << 19;
    /** Cells whose time is taken together. */
    private static final int STRETCH = 100;

    private static final String HEAP =
            "System.gc(); Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()";

    @TempDir
    private Path folder = Path.of("");

    private final List<Long> nanos = new ArrayList<>();

    @Test
    void doesNotSlowDownAndKeepsNoValueThatIsGone() throws Exception {
        Path file = folder.resolve("connection.json");
        try (var client = new ZmqClient(file, "secret")) {
            Process kernel = start(file);
            try {
                soak(client, kernel);
            } finally {
                client.control("shutdown_request", Map.of("restart", false));
                boolean ended = kernel.waitFor(10, TimeUnit.SECONDS);
                kernel.destroyForcibly();
                assertTrue(ended, "the kernel does not end");
            }
        }
    }

    private Process start(Path connectionFile) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ProcessBuilder(
                java,
                "-Xmx1g",
                // As the manifest of the distribution's jar says.
                "--add-opens",
                "jdk.jshell/jdk.jshell=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                connectionFile.toString());
        command.environment().put("XDG_STATE_HOME", folder.toString());
        return command.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private void soak(ZmqClient client, Process kernel) throws Exception {
        run(client, CELLS / 2);
        long early = fastest(nanos.subList(STRETCH - STRETCH / 2, STRETCH + STRETCH / 2));
        long heapAtHalf = heap(client);
        long residentAtHalf = residentKilobytes(kernel);
        run(client, CELLS - CELLS / 2);
        long late = fastest(nanos.subList(nanos.size() - STRETCH, nanos.size()));
        long heapAtEnd = heap(client);
        long residentAtEnd = residentKilobytes(kernel);

        String report = String.format(
                "cell 100: %d us, the last: %d us; heap %d -> %d kB; resident %d -> %d kB",
                early / 1_000, late / 1_000, heapAtHalf / 1_024, heapAtEnd / 1_024, residentAtHalf, residentAtEnd);
        Files.writeString(Path.of("target", "soak.txt"), report + "\n");
        assertTrue(late < 1.5 * early, report);
        assertTrue(heapAtEnd - heapAtHalf < BYTES_AT_MOST_BETWEEN + CELLS / 2 * BYTES_OF_A_CELL, report);
        assertTrue(residentAtEnd < MOST_RESIDENT_KILOBYTES, report);
    }

    private void run(ZmqClient client, int cells) throws IOException {
        for (int i = 0; i < cells; i++) {
            if (nanos.size() % 100 == 99) {
                interrupt(client);
            }
            SoakCell cell = KINDS.get(nanos.size() % KINDS.size());
            long begin = System.nanoTime();
            var reply = client.shellReply(client.shell("execute_request", Map.of("code", cell.code())));
            nanos.add(System.nanoTime() - begin);
            assertEquals(cell.status(), reply.content().get("status").asText(), reply.content()::toString);
        }
    }

    private static void interrupt(ZmqClient client) throws IOException {
        String endless = client.shell("execute_request", Map.of("code", "System.out.print(\"on\"); while (true) {}"));
        var published = client.published();
        while (!(published.answers(endless) && published.type().equals("stream"))) {
            published = client.published();
        }
        client.controlReply(client.control("interrupt_request", Map.of()));
        var reply = client.shellReply(endless);
        assertEquals("Interrupted", reply.content().path("ename").asText(), reply.content()::toString);
    }

    private static long heap(ZmqClient client) throws IOException {
        String id = client.shell("execute_request", Map.of("code", HEAP));
        return client.published(id).stream()
                .filter(message -> message.type().equals("execute_result"))
                .mapToLong(message ->
                        message.content().at("/data/text~1plain").asText().transform(Long::parseLong))
                .findFirst()
                .orElseThrow();
    }

    /** 0 where the system does not say. */
    private static long residentKilobytes(Process process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    /** Of one kind of cell, and the fastest, which what else runs on the machine changes least. */
    private static long fastest(List<Long> stretch) {
        return IntStream.range(0, stretch.size())
                .filter(i -> i % KINDS.size() == 0)
                .mapToLong(stretch::get)
                .min()
                .orElseThrow();
    }
}
