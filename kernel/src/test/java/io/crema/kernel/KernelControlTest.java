package io.crema.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.interpreter.CellInput.InputUnavailableException;
import io.crema.kernel.interpreter.ExecuteResult;
import io.crema.kernel.interpreter.Interpreter;
import io.crema.kernel.protocol.Channel;
import io.crema.kernel.protocol.Complete;
import io.crema.kernel.protocol.Execute;
import io.crema.kernel.protocol.History;
import io.crema.kernel.protocol.Input;
import io.crema.kernel.protocol.Interrupt;
import io.crema.kernel.protocol.KernelInfo;
import io.crema.kernel.protocol.Message;
import io.crema.kernel.protocol.ReplyStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class KernelControlTest {
    private final EchoInterpreter interpreter = new EchoInterpreter();

    @Test
    void interruptsTheRunningCellAndAbortsThoseThatWait() throws Exception {
        var running = new CountDownLatch(1);
        interpreter.meaning("forever", (output, input) -> {
            running.countDown();
            return interpreter.waitForInterrupt();
        });
        try (var client = new Client(interpreter)) {
            var cell = client.execute("forever");
            var waiting = client.execute(new Execute.Request("1", false, true, Map.of(), true, false));
            running.await();
            client.await(client.send(Channel.SHELL, KernelInfo.REQUEST, new KernelInfo.Request()));

            var interrupt = client.send(Channel.CONTROL, Interrupt.REQUEST, new Interrupt.Request());

            assertEquals(
                    ReplyStatus.OK, client.reply(interrupt, Interrupt.REPLY).status());
            assertEquals("Interrupted", failure(client, cell).ename());
            assertTrue(client.types(cell).contains("error"));
            assertEquals(
                    ReplyStatus.ABORTED, client.reply(waiting, Execute.REPLY).status());
        }
    }

    @Test
    void saysAgainThatACellRunsWhenAQuestionBesideItIsAnswered() throws Exception {
        interpreter.meaning("forever", (output, input) -> interpreter.waitForInterrupt());
        try (var client = new Client(interpreter)) {
            var cell = client.execute("forever");
            client.connection().await(sent -> sent.type().equals("execute_input"));

            client.await(client.send(Channel.SHELL, Complete.REQUEST, new Complete.Request("a", 1)));

            var states = List.of("starting", "busy", "busy", "idle", "busy");
            client.connection().await(sent -> client.states().equals(states) && sent.answers(cell));
            var interrupt = client.send(Channel.CONTROL, Interrupt.REQUEST, new Interrupt.Request());
            client.await(interrupt);
            client.await(cell);
            assertEquals("idle", client.states().get(client.states().size() - 1));
        }
    }

    @Test
    void interruptsACellThatWaitsForTheInterpreter() throws Exception {
        var start = new CompletableFuture<Interpreter>();
        try (var client = new Client(start)) {
            var cell = client.execute("1");
            client.connection().await(sent -> sent.type().equals("execute_input"));
            client.await(client.send(Channel.CONTROL, Interrupt.REQUEST, new Interrupt.Request()));

            start.complete(interpreter);

            assertEquals("Interrupted", failure(client, cell).ename());
        }
    }

    @Test
    void interruptsACellThatWaitsForInput() throws Exception {
        interpreter.meaning("ask", (output, input) -> {
            input.readLine("name? ", false);
            return ExecuteResult.nothing();
        });
        try (var client = new Client(interpreter)) {
            var cell = client.execute("ask");
            client.connection().await(sent -> sent.type().equals("input_request"));

            client.send(Channel.CONTROL, Interrupt.REQUEST, new Interrupt.Request());

            assertEquals("Interrupted", failure(client, cell).ename());
        }
    }

    @Test
    void asksTheFrontEndThatSentTheCell() throws Exception {
        try (var client = new Client(interpreter)) {
            interpreter.meaning("ask", (output, input) -> {
                client.kernel().out().print("before");
                return ExecuteResult.value(DisplayData.text("Hello " + input.readLine("name? ", true)));
            });

            var cell = client.execute("ask");
            var question = client.connection().await(sent -> sent.type().equals("input_request"));
            client.send(Channel.STDIN, Input.REPLY, new Input.Reply("Ada"));

            assertEquals(Channel.STDIN, question.channel());
            assertEquals(new Input.Request("name? ", true), question.message().content());
            assertEquals(cell.identities(), question.message().identities());
            assertEquals(cell.header(), question.message().parent());
            assertEquals(
                    Map.of("text/plain", "Hello Ada"),
                    client.contents(cell, Execute.RESULT).get(0).data());
            List<String> types = client.types(cell);
            assertTrue(types.indexOf("stream") < types.indexOf("input_request"), types.toString());
        }
    }

    @Test
    void letsAScannerReadLineByLine() throws Exception {
        try (var client = new Client(interpreter)) {
            interpreter.meaning("scan", (output, input) -> {
                var scanner = new Scanner(client.kernel().in(), StandardCharsets.UTF_8);
                return ExecuteResult.value(DisplayData.text(scanner.nextLine() + "|" + scanner.nextInt()));
            });

            var cell = client.execute("scan");
            client.connection().await(sent -> sent.type().equals("input_request"));
            client.send(Channel.STDIN, Input.REPLY, new Input.Reply("Zoë 😀"));
            client.connection().await(sent -> count(client, "input_request") == 2);
            client.send(Channel.STDIN, Input.REPLY, new Input.Reply("42"));

            assertEquals(
                    Map.of("text/plain", "Zoë 😀|42"),
                    client.contents(cell, Execute.RESULT).get(0).data());
        }
    }

    @Test
    void letsABufferedReaderReadWhatAScannerOfAnEarlierCellLeft() throws Exception {
        try (var client = new Client(interpreter)) {
            interpreter.meaning("scan", (output, input) -> {
                var scanner = new Scanner(client.kernel().in(), StandardCharsets.UTF_8);
                return ExecuteResult.value(DisplayData.text(scanner.next()));
            });
            interpreter.meaning("read", (output, input) -> {
                var in = client.kernel().in();
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                return ExecuteResult.value(DisplayData.text(lines(reader)));
            });

            var first = client.execute("scan");
            answer(client, 1, "one two");
            client.await(first);
            var second = client.execute("read");
            answer(client, 2, "");
            answer(client, 3, "Zoë 😀 ".repeat(5_000));

            assertEquals(
                    Map.of("text/plain", "|" + "Zoë 😀 ".repeat(5_000)),
                    client.contents(second, Execute.RESULT).get(0).data());
        }
    }

    private static String lines(BufferedReader reader) {
        try {
            return reader.readLine() + "|" + reader.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the question of this number, and answers it. */
    private static void answer(Client client, int number, String line) throws InterruptedException {
        client.connection().await(sent -> count(client, "input_request") == number);
        client.send(Channel.STDIN, Input.REPLY, new Input.Reply(line));
    }

    @Test
    void asksNothingOfAFrontEndThatTakesNoInput() throws Exception {
        interpreter.meaning("ask", (output, input) -> {
            try {
                return ExecuteResult.value(DisplayData.text(input.readLine("name? ", false)));
            } catch (InputUnavailableException e) {
                return ExecuteResult.value(DisplayData.text("unavailable"));
            }
        });
        try (var client = new Client(interpreter)) {
            var cell = client.execute(new Execute.Request("ask", false, true, Map.of(), false, true));

            assertEquals(
                    Map.of("text/plain", "unavailable"),
                    client.contents(cell, Execute.RESULT).get(0).data());
        }
    }

    @Test
    void announcesItsStartOnceAndWithoutAParent() throws Exception {
        try (var client = new Client(interpreter)) {
            client.await(client.execute("1"));

            var first = client.connection().sent().get(0).message();
            assertEquals("Execution[executionState=starting]", first.content().toString());
            assertEquals(null, first.parent());
        }
    }

    @Test
    void remembersWhatWasRun() throws Exception {
        try (var client = new Client(interpreter)) {
            client.await(client.execute("int a"));
            client.await(client.execute("int b"));
            client.await(client.execute(new Execute.Request("secret", true, true, Map.of(), true, true)));
            client.await(client.execute(new Execute.Request("unstored", false, false, Map.of(), true, true)));

            var tail = request("tail", false, 1, "*");
            var range = new History.Request(false, "range", 0, 1, 2, 0, "", false);
            var search = request("search", true, 10, "*a");

            assertEquals(
                    List.of(List.of(1, 2, "int b")),
                    client.reply(send(client, tail), History.REPLY).history());
            assertEquals(
                    List.of(List.of(1, 1, "int a")),
                    client.reply(send(client, range), History.REPLY).history());
            assertEquals(
                    List.of(List.of(1, 1, List.of("int a", "int a"))),
                    client.reply(send(client, search), History.REPLY).history());
        }
    }

    @Test
    void refusesAHistoryThatItDoesNotKnow() throws Exception {
        try (var client = new Client(interpreter)) {
            var request = send(client, request("guess", false, 1, "*"));

            var reply = client.await(request).stream()
                    .filter(sent -> sent.type().equals("history_reply"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(reply.message().content().toString().contains("tail, range or search"));
            assertEquals(List.of("busy", "history_reply", "idle"), client.types(request));
        }
    }

    private static long count(Client client, String type) {
        return client.connection().sent().stream()
                .filter(sent -> sent.type().equals(type))
                .count();
    }

    private static History.Request request(String access, boolean output, int n, String pattern) {
        return new History.Request(output, access, 0, 0, Integer.MAX_VALUE, n, pattern, false);
    }

    private static Message<History.Request> send(Client client, History.Request request) {
        return client.send(Channel.SHELL, History.REQUEST, request);
    }

    private static Execute.Failed failure(Client client, Message<?> request) throws InterruptedException {
        return assertInstanceOf(Execute.Failed.class, client.reply(request, Execute.REPLY));
    }
}
