package io.crema.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.interpreter.ExecuteResult;
import io.crema.kernel.protocol.Message;
import io.crema.kernel.protocol.Stream;
import io.crema.kernel.protocol.Stream.Name;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Output in the amounts that a careless loop prints. */
@Timeout(60)
class KernelManyLinesTest {
    private final EchoInterpreter interpreter = new EchoInterpreter();
    private final Client client = new Client(interpreter);
    private final PrintStream out = client.kernel().out();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void losesNoneOfAMillionLines() throws Exception {
        interpreter.meaning("print", (output, input) -> {
            IntStream.range(0, 1_000_000).forEach(out::println);
            return ExecuteResult.nothing();
        });

        var request = client.execute("print");

        var printed = printedTo(request);
        assertTrue(printed.size() < 1_000, printed.size() + " messages");
        int[] lines =
                String.join("", printed).lines().mapToInt(Integer::parseInt).toArray();
        assertTrue(Arrays.equals(IntStream.range(0, 1_000_000).toArray(), lines), lines.length + " lines");
    }

    @Test
    void losesNothingOfAHundredMegabytes() throws Exception {
        String block = "0123456789abcdef".repeat(1_024);
        int blocks = 100 * 1_024 * 1_024 / block.length();
        interpreter.meaning("print", (output, input) -> {
            IntStream.range(0, blocks).forEach(i -> out.print(block));
            return ExecuteResult.nothing();
        });

        var request = client.execute("print");

        List<String> printed = printedTo(request);
        assertEquals(
                100L * 1_024 * 1_024, printed.stream().mapToLong(String::length).sum());
        assertTrue(printed.stream().allMatch(text -> text.startsWith("0123456789abcdef")));
    }

    @Test
    void losesNothingOfThreadsThatOutliveTheirCellAmongLaterCells() throws Exception {
        int threads = 8;
        var begun = new CountDownLatch(threads);
        var ended = new CountDownLatch(threads);
        var goOn = new CountDownLatch(1);
        interpreter.meaning("start", (output, input) -> {
            for (int i = 0; i < threads; i++) {
                String name = "thread " + i + " ";
                new DaemonThreads(name)
                        .newThread(() -> printAround(name, begun, goOn, ended))
                        .start();
            }
            begun.await();
            return ExecuteResult.nothing();
        });
        interpreter.meaning("print", (output, input) -> {
            goOn.countDown();
            IntStream.range(0, 5_000).forEach(i -> out.println("later " + i));
            ended.await();
            return ExecuteResult.nothing();
        });

        var first = client.execute("start");
        client.await(first);
        var second = client.execute("print");
        client.await(second);

        List<String> lines = client.printed(first, Name.STDOUT).lines().toList();
        for (int i = 0; i < threads; i++) {
            String name = "thread " + i + " ";
            assertEquals(
                    IntStream.range(0, 10_000).mapToObj(n -> name + n).toList(),
                    lines.stream().filter(line -> line.startsWith(name)).toList());
        }
        assertEquals(80_000, lines.size());
        assertEquals(
                IntStream.range(0, 5_000).mapToObj(n -> "later " + n).toList(),
                client.printed(second, Name.STDOUT).lines().toList());
    }

    private void printAround(String name, CountDownLatch begun, CountDownLatch goOn, CountDownLatch ended) {
        try {
            IntStream.range(0, 5_000).forEach(n -> out.println(name + n));
            begun.countDown();
            goOn.await();
            IntStream.range(5_000, 10_000).forEach(n -> out.println(name + n));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    @Test
    void sendsAProgressBarAsItWasPrinted() throws Exception {
        interpreter.meaning("bar", (output, input) -> {
            IntStream.rangeClosed(0, 10_000).forEach(i -> out.print("\r" + i / 100 + " %"));
            out.println();
            return ExecuteResult.nothing();
        });

        var request = client.execute("bar");

        List<String> printed = printedTo(request);
        var expected = new StringBuilder();
        IntStream.rangeClosed(0, 10_000)
                .forEach(i -> expected.append('\r').append(i / 100).append(" %"));
        assertEquals(expected.append(System.lineSeparator()).toString(), String.join("", printed));
        assertTrue(printed.size() < 50, printed.size() + " messages");
    }

    private List<String> printedTo(Message<?> request) throws InterruptedException {
        return client.contents(request, Stream.TEXT).stream()
                .map(Stream.Text::text)
                .toList();
    }
}
