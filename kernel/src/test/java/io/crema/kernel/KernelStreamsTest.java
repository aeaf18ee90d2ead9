package io.crema.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.interpreter.ExecuteResult;
import io.crema.kernel.protocol.Stream.Name;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KernelStreamsTest {
    private final EchoInterpreter interpreter = new EchoInterpreter();

    @Test
    void losesNoneOf100000LinesThatSeveralThreadsPrint() throws Exception {
        try (var client = new Client(interpreter)) {
            PrintStream out = client.kernel().out();
            interpreter.meaning("print", (output, input) -> {
                List<Thread> threads = Stream.of("a", "b", "c", "d")
                        .map(name -> new Thread(() -> IntStream.range(0, 25_000).forEach(i -> out.println(name + i))))
                        .toList();
                threads.forEach(Thread::start);
                for (Thread thread : threads) {
                    thread.join();
                }
                return ExecuteResult.nothing();
            });

            var request = client.execute("print");

            List<String> types = client.types(request);
            List<String> lines = client.printed(request, Name.STDOUT).lines().toList();
            assertEquals(100_000, lines.size());
            for (String name : List.of("a", "b", "c", "d")) {
                assertEquals(
                        IntStream.range(0, 25_000).mapToObj(i -> name + i).toList(),
                        lines.stream().filter(line -> line.startsWith(name)).toList());
            }
            assertTrue(types.size() < 500, types.size() + " messages");
        }
    }

    @Test
    void keepsTheOrderOfOutputAndErrors() throws Exception {
        try (var client = new Client(interpreter)) {
            interpreter.meaning("print", (output, input) -> {
                client.kernel().out().println("1");
                client.kernel().err().println("2");
                client.kernel().out().print("3\r");
                return ExecuteResult.nothing();
            });

            var request = client.execute("print");

            assertEquals(
                    List.of("1\n", "2\n", "3\r"),
                    client.contents(request, io.crema.kernel.protocol.Stream.TEXT).stream()
                            .map(io.crema.kernel.protocol.Stream.Text::text)
                            .toList());
        }
    }

    @Test
    void givesWhatAThreadPrintsToTheCellThatStartedItEvenLater() throws Exception {
        var laterCellRan = new CountDownLatch(1);
        try (var client = new Client(interpreter)) {
            interpreter.meaning("start", (output, input) -> {
                new DaemonThreads("late")
                        .newThread(
                                () -> printAfter(laterCellRan, client.kernel().out()))
                        .start();
                return ExecuteResult.nothing();
            });
            interpreter.meaning("print", (output, input) -> {
                client.kernel().out().print("mine");
                return ExecuteResult.nothing();
            });

            var first = client.execute("start");
            client.await(first);
            var second = client.execute("print");
            client.await(second);
            laterCellRan.countDown();

            client.connection().await(sent -> client.printed(first, Name.STDOUT).equals("late"));
            assertEquals("mine", client.printed(second, Name.STDOUT));
        }
    }

    private static void printAfter(CountDownLatch signal, PrintStream out) {
        try {
            signal.await();
            out.print("late");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void sendsWhatALongCellPrintsWhileItRuns() throws Exception {
        try (var client = new Client(interpreter)) {
            interpreter.meaning("progress", (output, input) -> {
                client.kernel().out().print("50 %");
                return interpreter.waitForInterrupt();
            });

            var request = client.execute("progress");

            client.connection()
                    .await(sent -> client.printed(request, Name.STDOUT).equals("50 %"));
            assertTrue(client.connection().sent().stream()
                    .noneMatch(sent -> sent.type().equals("execute_reply")));
        }
    }
}
