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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day's work in one kernel: values, classes, output, errors and interrupts, in a process of its own. It does not slow
 * down, and keeps nothing of the values that are gone. A short day unless {@code -Dcrema.soak.cells=10000} asks for a
 * long one.
 *
 * <p>Much of what a process has resident is not the kernel's: the garbage that is not collected yet, and what compilers
 * have freed and the C library keeps. So a long day's kernel gives memory back as an installed one does, and a short
 * day's, which is all warming up, has a heap of one size and the quick compiler alone: what is left would show 300 kB lost
 * with each interrupt, or 60 kB with each cell. What is lost is lost again in each stretch of the day, and a kernel that is
 * slow stays so; a busy machine and warming up pass. So a day that was not level goes on for some stretches more.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class SoakIT {
    private static final int CELLS = Integer.getInteger("crema.soak.cells", 300);
    private static final List<SoakCell> KINDS = List.of(SoakCell.values());
    /** Long enough to have filled what fills up, and for medians to tell a slow kernel from a busy machine. */
    private static final boolean LONG_DAY = CELLS >= 5_000;
    /** The history keeps a cell's text and its result, the compilers the latest names. */
    private static final long HEAP_OF_A_CELL = 700;
    /** What the virtual machine knows of a class that is gone. */
    private static final long RESIDENT_OF_A_CELL = 2_000;
    /** The latest thousand snippets, which a short day does not yet fill, and what the compilers have read since they were new. */
    private static final long HEAP_AT_MOST_BETWEEN = 10L << 20;
    /** What the collector and the compilers of the machine take more at one time than at another. */
    private static final long RESIDENT_AT_MOST_BETWEEN = (LONG_DAY ? 24L : 8L) << 20;
    /** The heap of one gigabyte, and half as much beside it. */
    private static final long MOST_RESIDENT = 3L << 29;
    /** A half of the day. */
    private static final int STRETCH = CELLS / 2;
    /** The day, and as much again where it was not level. */
    private static final int MOST_STRETCHES = 4;
    /** Cells whose time is taken together, the early ones from here on: near the hundredth, or a half of a short day. */
    private static final int TIMED = LONG_DAY ? 100 : STRETCH;

    private static final int EARLY = LONG_DAY ? 50 : 0;
    /** After so many cells one is interrupted. */
    private static final int INTERRUPT_EVERY = LONG_DAY ? 100 : 5;
    /** How long memory that is free may take to be given back. */
    private static final int LOOKS = LONG_DAY ? 20 : 8;

    private static final int LOOK_EVERY_MILLIS = 500;

    private static final String HEAP =
            "System.gc(); Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()";

    @TempDir
    private Path folder = Path.of("");

    private final List<Long> nanos = new ArrayList<>();

    private static List<String> jvmOptions() {
        List<String> ofDay = LONG_DAY
                ? List.of("-Xmx1g", "-XX:MinHeapFreeRatio=20", "-XX:MaxHeapFreeRatio=40")
                : List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch", "-XX:TieredStopAtLevel=1");
        // Sooner than in an installed kernel, for the test waits for it. Not every JDK 17 knows it yet.
        var giveBack = Stream.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:TrimNativeHeapInterval=1000");
        return Stream.concat(ofDay.stream(), giveBack).toList();
    }

    @Test
    void doesNotSlowDownAndKeepsNoValueThatIsGone() throws Exception {
        try (var kernel = new KernelProcess(folder, jvmOptions())) {
            soak(kernel);
            kernel.shutDown();
        }
    }

    private void soak(KernelProcess kernel) throws Exception {
        run(kernel);
        Times early = Times.of(nanos.subList(EARLY, EARLY + TIMED));
        var reports = new ArrayList<String>();
        Memory begin = memory(kernel);
        boolean level = false;
        for (int stretch = 2; stretch <= MOST_STRETCHES && !level; stretch++) {
            run(kernel);
            Times late = Times.of(nanos.subList(nanos.size() - TIMED, nanos.size()));
            Memory end = memory(kernel);
            level = late.isLevelAfter(early) && end.isLevelAfter(begin);
            reports.add(report(early, late, begin, end));
            begin = end;
        }
        String report = String.join("\n", reports);
        Files.writeString(Path.of("target", "soak-" + Runtime.version().feature() + ".txt"), report + "\n");
        assertTrue(level, report);
        assertTrue(begin.resident() < MOST_RESIDENT, report);
    }

    private String report(Times early, Times late, Memory begin, Memory end) {
        return String.format(
                "JDK %s, cell %d. A value: median %.1f ms in cells %d to %d, %.1f ms in the last %d (fastest %.1f, %.1f)."
                        + " After a full collection %d cells ago and now: heap %.1f, %.1f MB; resident %.0f, %.0f MB."
                        + " Level means: fewer than %.0f MB of heap and %.0f MB resident more, and %s at most 1.5 times as long",
                Runtime.version().feature(),
                nanos.size(),
                early.median() / 1e6,
                EARLY,
                EARLY + TIMED,
                late.median() / 1e6,
                TIMED,
                early.fastest() / 1e6,
                late.fastest() / 1e6,
                STRETCH,
                begin.heap() / 1e6,
                end.heap() / 1e6,
                begin.resident() / 1e6,
                end.resident() / 1e6,
                Memory.HEAP_AT_MOST / 1e6,
                Memory.RESIDENT_AT_MOST / 1e6,
                LONG_DAY ? "the median" : "the fastest");
    }

    /** Bytes after a full collection. */
    private record Memory(long heap, long resident) {
        static final long HEAP_AT_MOST = HEAP_AT_MOST_BETWEEN + STRETCH * HEAP_OF_A_CELL;
        static final long RESIDENT_AT_MOST = RESIDENT_AT_MOST_BETWEEN + STRETCH * RESIDENT_OF_A_CELL;

        boolean isLevelAfter(Memory before) {
            return heap - before.heap < HEAP_AT_MOST && resident - before.resident < RESIDENT_AT_MOST;
        }
    }

    private static Memory memory(KernelProcess kernel) throws IOException, InterruptedException {
        // The second collection takes what the first has made free to go.
        kernel.run(HEAP);
        return new Memory(Long.parseLong(kernel.run(HEAP)), settled(kernel.process()));
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

        /** By medians, since one cell may meet a collection; by the fastest in a short day, which has too few for one. */
        boolean isLevelAfter(Times early) {
            return LONG_DAY ? median < 1.5 * early.median : fastest < 1.5 * early.fastest;
        }
    }

    private void run(KernelProcess kernel) throws IOException {
        ZmqClient client = kernel.client();
        for (int i = 0; i < STRETCH; i++) {
            if (nanos.size() % INTERRUPT_EVERY == INTERRUPT_EVERY - 1) {
                interrupt(kernel);
            }
            SoakCell cell = KINDS.get(nanos.size() % KINDS.size());
            long begin = System.nanoTime();
            var reply = client.shellReply(client.shell("execute_request", Map.of("code", cell.code())));
            nanos.add(System.nanoTime() - begin);
            assertEquals(cell.status(), reply.content().get("status").asText(), reply.content()::toString);
        }
    }

    private static void interrupt(KernelProcess kernel) throws IOException {
        String endless = kernel.begin("System.out.print(\"on\"); while (true) {}");
        ZmqClient client = kernel.client();
        client.controlReply(client.control("interrupt_request", Map.of()));
        var reply = client.shellReply(endless);
        assertEquals("Interrupted", reply.content().path("ename").asText(), reply.content()::toString);
    }

    /** The least that it comes to within a while. */
    private static long settled(Process process) throws IOException, InterruptedException {
        long least = resident(process);
        for (int i = 0; i < LOOKS && !process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS); i++) {
            least = Math.min(least, resident(process));
        }
        return least;
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
