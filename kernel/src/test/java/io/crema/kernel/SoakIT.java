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
    /** The history keeps a cell's text and its result, the compilers the latest names. */
    private static final long HEAP_OF_A_CELL = 700;
    /** What the virtual machine knows of a class that is gone, and its heap not given back. */
    private static final long RESIDENT_OF_A_CELL = 2_000;
    /** The latest thousand snippets, which a short day does not yet fill, and what the compilers have read since they were new. */
    private static final long HEAP_AT_MOST_BETWEEN = 10L << 20;
    /** Long enough to have filled what fills up, and for medians to tell a slow kernel from a busy machine. */
    private static final boolean LONG_DAY = CELLS >= 5_000;
    /** What the collector and the compilers of the machine take more at one time than at another, or while they warm up. */
    private static final long RESIDENT_AT_MOST_BETWEEN = (LONG_DAY ? 24L : 120L) << 20;
    /** The heap of one gigabyte, and half as much beside it. */
    private static final long MOST_RESIDENT = 3L << 29;
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
        Memory half = memory(client, kernel);
        run(client, CELLS - CELLS / 2);
        Memory end = memory(client, kernel);
        Times early = Times.of(nanos.subList(STRETCH / 2, STRETCH + STRETCH / 2));
        Times late = Times.of(nanos.subList(nanos.size() - STRETCH, nanos.size()));

        String report = String.format(
                "JDK %s, %d cells. A value: median %.1f ms near cell %d, %.1f ms at the end (fastest %.1f, %.1f)."
                        + " After a full collection at half of the cells and at the end: heap %.1f, %.1f MB;"
                        + " resident %.0f, %.0f MB. Level means: fewer than %.0f MB of heap and %.0f MB resident more",
                Runtime.version().feature(),
                CELLS,
                early.median() / 1e6,
                STRETCH,
                late.median() / 1e6,
                early.fastest() / 1e6,
                late.fastest() / 1e6,
                half.heap() / 1e6,
                end.heap() / 1e6,
                half.resident() / 1e6,
                end.resident() / 1e6,
                mostHeap() / 1e6,
                mostResident() / 1e6);
        Files.writeString(Path.of("target", "soak-" + Runtime.version().feature() + ".txt"), report + "\n");
        // Medians, since one cell may meet a collection; the fastest in a short day, of which too few are early or
        // late.
        assertTrue(LONG_DAY ? late.median() < 1.5 * early.median() : late.fastest() < 1.5 * early.fastest(), report);
        assertTrue(end.heap() - half.heap() < mostHeap(), report);
        assertTrue(end.resident() - half.resident() < mostResident(), report);
        assertTrue(end.resident() < MOST_RESIDENT, report);
    }

    private static long mostHeap() {
        return HEAP_AT_MOST_BETWEEN + CELLS / 2 * HEAP_OF_A_CELL;
    }

    private static long mostResident() {
        return RESIDENT_AT_MOST_BETWEEN + CELLS / 2 * RESIDENT_OF_A_CELL;
    }

    /** Bytes after a full collection. */
    private record Memory(long heap, long resident) {}

    private static Memory memory(ZmqClient client, Process kernel) throws IOException {
        // The second collection takes what the first has made free to go.
        heap(client);
        return new Memory(heap(client), resident(kernel));
    }

    /** What the cells of one kind took, in nanoseconds. */
    private record Times(long median, long fastest) {
        static Times of(List<Long> stretch) {
            long[] sorted = IntStream.range(0, stretch.size())
                    .filter(i -> i % KINDS.size() == 0)
                    .mapToLong(stretch::get)
                    .sorted()
                    .toArray();
            return new Times(sorted[sorted.length / 2], sorted[0]);
        }
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
    private static long resident(Process process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElse(0);
    }
}
