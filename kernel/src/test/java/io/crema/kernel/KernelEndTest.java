package io.crema.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.interpreter.ExecuteResult;
import io.crema.kernel.protocol.Channel;
import io.crema.kernel.protocol.ReplyStatus;
import io.crema.kernel.protocol.Shutdown;
import io.crema.kernel.protocol.Stream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class KernelEndTest {
    private final EchoInterpreter interpreter = new EchoInterpreter();

    @Test
    void repliesToAShutdownAndEndsEvenIfACellHangs() throws Exception {
        var running = new CountDownLatch(1);
        interpreter.meaning("forever", (output, input) -> {
            running.countDown();
            return interpreter.waitForInterrupt();
        });
        try (var client = new Client(interpreter)) {
            client.execute("forever");
            running.await();

            var shutdown = client.send(Channel.CONTROL, Shutdown.REQUEST, new Shutdown.Request(true));

            assertEquals(
                    new Shutdown.Reply(ReplyStatus.OK, true),
                    client.connection()
                            .await(sent -> sent.type().equals("shutdown_reply"))
                            .message()
                            .content());
            assertEquals(List.of("busy", "shutdown_reply", "idle"), client.types(shutdown));
            client.awaitEnd();
        }
        assertEquals(List.of("forever"), interpreter.interruptedCells());
    }

    @Test
    void endsWhatCellsHaveLeftRunningAndSendsWhatThatStillSays() throws Exception {
        var client = new Client(interpreter);
        interpreter.meaning("begin", (output, input) -> {
            interpreter.atEnd(() -> output.print("stopped after step 12"));
            return ExecuteResult.nothing();
        });
        var begun = client.execute("begin");
        client.await(begun);
        client.await(client.execute("something else"));

        client.close();

        assertEquals("stopped after step 12", client.printed(begun, Stream.Name.STDOUT));
    }

    @Test
    void doesNotWaitForeverForWhatDoesNotEnd() throws Exception {
        var client = new Client(interpreter);
        client.await(client.execute("1"));
        interpreter.atEnd(EchoInterpreter::hang);

        long begin = System.nanoTime();
        client.close();

        // Jupyter kills a kernel after five seconds.
        var taken = Duration.ofNanos(System.nanoTime() - begin);
        assertTrue(taken.compareTo(Duration.ofMillis(4_500)) < 0, taken.toString());
    }
}
