package io.crema.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.comm.CommMessage;
import io.crema.kernel.comm.CommTarget;
import io.crema.kernel.comm.Comms;
import io.crema.kernel.interpreter.ExecuteResult;
import io.crema.kernel.protocol.Channel;
import io.crema.kernel.protocol.Comm;
import io.crema.kernel.protocol.Interrupt;
import io.crema.kernel.protocol.Message;
import io.crema.kernel.protocol.Stream.Name;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class KernelCommsTest {
    private final EchoInterpreter interpreter = new EchoInterpreter();
    private final CompletableFuture<Comms> given = new CompletableFuture<>();
    private Client client = new Client(interpreter);

    @BeforeEach
    void letACellHandOutItsComms() throws Exception {
        interpreter.meaning("comms", (output, input) -> {
            given.complete(output.comms());
            return ExecuteResult.nothing();
        });
        client.await(client.execute("comms"));
    }

    @AfterEach
    void close() {
        client.close();
    }

    private Message<Comm.Open> open(String id, String target) {
        return client.send(Channel.SHELL, Comm.OPEN, new Comm.Open(id, target, Map.of("first", 1)));
    }

    private Message<Comm.Data> tell(String id, Object value) {
        return client.send(Channel.SHELL, Comm.MESSAGE, new Comm.Data(id, Map.of("value", value)));
    }

    private Map<String, Object> openComms(String target) throws InterruptedException {
        var request = client.send(Channel.SHELL, Comm.INFO_REQUEST, new Comm.InfoRequest(target));
        return client.reply(request, Comm.INFO_REPLY).comms();
    }

    @Test
    void opensACommInTheNameOfTheCell() throws Exception {
        interpreter.meaning("open", (output, input) -> {
            var first = new CommMessage(
                    Map.of("a", 1), Map.of("version", "2.1.0"), List.of("raw".getBytes(StandardCharsets.UTF_8)));
            client.kernel().out().print("before");
            var comm = output.comms().open("widget", first);
            comm.send(CommMessage.of(Map.of("b", 2)));
            comm.close(CommMessage.of(Map.of("c", 3)));
            assertThrows(IllegalStateException.class, () -> comm.send(CommMessage.of(Map.of())));
            return ExecuteResult.nothing();
        });

        var cell = client.execute("open");

        assertEquals(
                List.of(
                        "busy",
                        "execute_input",
                        "stream",
                        "comm_open",
                        "comm_msg",
                        "comm_close",
                        "execute_reply",
                        "idle"),
                client.types(cell));
        var opened = client.await(cell).get(3).message();
        assertEquals(Map.of("a", 1), client.contents(cell, Comm.OPEN).get(0).data());
        assertEquals(Map.of("version", "2.1.0"), opened.metadata());
        assertArrayEquals(
                "raw".getBytes(StandardCharsets.UTF_8), opened.buffers().get(0));
        String id = client.contents(cell, Comm.OPEN).get(0).commId();
        assertEquals(List.of(new Comm.Data(id, Map.of("b", 2))), client.contents(cell, Comm.MESSAGE));
        assertEquals(List.of(new Comm.Data(id, Map.of("c", 3))), client.contents(cell, Comm.CLOSE));
        assertEquals(Map.of(), openComms(""));
    }

    @Test
    void handlesWhatTheFrontEndTellsWhileACellRuns() throws Exception {
        BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
        given.join().register("echo", (comm, first) -> {
            seen.add(first.data());
            comm.onMessage(message -> {
                client.kernel().out().print("heard");
                comm.send(message);
            });
            comm.onClose(last -> seen.add("closed"));
        });
        interpreter.meaning("forever", (output, input) -> interpreter.waitForInterrupt());
        var cell = client.execute("forever");
        client.connection().await(sent -> sent.answers(cell) && sent.type().equals("execute_input"));

        open("c1", "echo");
        var told = tell("c1", 7);

        assertEquals(Map.of("first", 1), seen.take());
        assertEquals(List.of("busy", "stream", "comm_msg", "idle"), client.types(told));
        assertEquals(List.of(new Comm.Data("c1", Map.of("value", 7))), client.contents(told, Comm.MESSAGE));
        assertEquals("", client.printed(cell, Name.STDOUT));
        assertEquals(Map.of("c1", Map.of("target_name", "echo")), openComms("echo"));
        assertEquals(Map.of(), openComms("other"));
        client.send(Channel.SHELL, Comm.CLOSE, new Comm.Data("c1", Map.of()));
        assertEquals("closed", seen.take());
        assertEquals(Map.of(), openComms(""));
        client.await(client.send(Channel.CONTROL, Interrupt.REQUEST, new Interrupt.Request()));
    }

    @Test
    void closesACommToATargetThatNobodyHasRegistered() throws Exception {
        var opening = open("c1", "jupyter.widget");

        assertEquals(List.of(new Comm.Data("c1", Map.of())), client.contents(opening, Comm.CLOSE));
        assertEquals(Map.of(), openComms(""));
    }

    @Test
    void printsWhatAHandlerThrowsAndGoesOn() throws Exception {
        CommTarget broken = (comm, first) -> {
            throw new IllegalStateException("no such slider");
        };
        given.join().register("broken", broken);
        given.join()
                .register(
                        "brittle",
                        (comm, first) -> comm.onMessage(message -> {
                            throw new IllegalArgumentException("not that way");
                        }));

        var opening = open("c1", "broken");
        client.await(opening);
        client.await(open("c2", "brittle"));
        var told = tell("c2", 1);
        client.await(told);
        client.await(tell("never opened", 1));

        assertEquals(1, client.contents(opening, Comm.CLOSE).size());
        assertTrue(client.printed(opening, Name.STDERR).contains("no such slider"));
        assertTrue(client.printed(told, Name.STDERR).contains("not that way"));
        assertEquals(Map.of("c2", Map.of("target_name", "brittle")), openComms(""));
    }
}
