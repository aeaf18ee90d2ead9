package io.crema.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.interpreter.ExecuteResult;
import io.crema.kernel.interpreter.Interpreter;
import io.crema.kernel.protocol.Channel;
import io.crema.kernel.protocol.Display;
import io.crema.kernel.protocol.Execute;
import io.crema.kernel.protocol.Failure;
import io.crema.kernel.protocol.KernelInfo;
import io.crema.kernel.protocol.Message;
import io.crema.kernel.protocol.ReplyStatus;
import io.crema.kernel.protocol.Stream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class KernelExecuteTest {
    private final EchoInterpreter interpreter = new EchoInterpreter();

    @Test
    void sendsStatusInputOutputsReplyAndStatusInThisOrder() throws Exception {
        try (var client = new Client(interpreter)) {
            interpreter.meaning("print", (output, input) -> {
                client.kernel().out().println("text");
                output.show(DisplayData.text("picture"));
                client.kernel().err().println("warning");
                return ExecuteResult.value(DisplayData.text("value"));
            });

            var request = client.execute("print");

            assertEquals(
                    List.of(
                            "busy",
                            "execute_input",
                            "stream",
                            "display_data",
                            "stream",
                            "execute_result",
                            "execute_reply",
                            "idle"),
                    client.types(request));
            assertEquals(
                    List.of(new Execute.Result(1, Map.of("text/plain", "value"), Map.of())),
                    client.contents(request, Execute.RESULT));
        }
    }

    @Test
    void countsTheCellsThatAreStored() throws Exception {
        try (var client = new Client(interpreter)) {
            var first = client.execute("1");
            var unstored = client.execute(new Execute.Request("2", false, false, Map.of(), true, true));
            var third = client.execute("3");

            assertEquals(1, ok(client, first).executionCount());
            assertEquals(1, ok(client, unstored).executionCount());
            assertEquals(2, ok(client, third).executionCount());
        }
    }

    @Test
    void showsNothingOfASilentCell() throws Exception {
        try (var client = new Client(interpreter)) {
            interpreter.meaning("noise", (output, input) -> {
                client.kernel().out().println("text");
                output.show(DisplayData.text("picture"));
                output.warn("careful");
                return ExecuteResult.value(DisplayData.text("value"));
            });

            var request = client.execute(new Execute.Request("noise", true, true, Map.of(), true, true));

            assertEquals(List.of("busy", "execute_reply", "idle"), client.types(request));
            assertEquals(0, ok(client, request).executionCount());
        }
    }

    @Test
    void tellsEverybodyAndTheAskerOfAnError() throws Exception {
        interpreter.meaning("fail", (output, input) -> EchoInterpreter.failure("Oops"));
        try (var client = new Client(interpreter)) {
            var request = client.execute("fail");

            var failed = assertInstanceOf(Execute.Failed.class, client.reply(request, Execute.REPLY));
            assertEquals(ReplyStatus.ERROR, failed.status());
            assertEquals("Oops", failed.ename());
            assertEquals(1, failed.executionCount());
            assertEquals(
                    List.of(new Failure.Output("Oops", "it went wrong", List.of("Oops", "  at line 1"))),
                    client.contents(request, Failure.OUTPUT));
        }
    }

    @Test
    void abortsTheCellsThatWaitBehindAFailure() throws Exception {
        var allSent = new CountDownLatch(1);
        interpreter.meaning("fail", (output, input) -> {
            allSent.await();
            return EchoInterpreter.failure("Oops");
        });
        try (var client = new Client(interpreter)) {
            client.execute("fail");
            var waiting = client.execute("1");
            var alsoWaiting = client.execute("2");
            // The kernel reads in order: once it has answered this, the cells before it are in the queue.
            client.await(client.send(Channel.SHELL, KernelInfo.REQUEST, new KernelInfo.Request()));
            allSent.countDown();

            assertEquals(List.of("busy", "execute_reply", "idle"), client.types(waiting));
            assertEquals(new Execute.Aborted(1), client.reply(waiting, Execute.REPLY));
            assertEquals(
                    ReplyStatus.ABORTED,
                    client.reply(alsoWaiting, Execute.REPLY).status());
            assertEquals(2, ok(client, client.execute("3")).executionCount());
        }
    }

    @Test
    void runsTheCellsBehindAFailureThatIsNotToStopThem() throws Exception {
        var allSent = new CountDownLatch(1);
        interpreter.meaning("fail", (output, input) -> {
            allSent.await();
            return EchoInterpreter.failure("Oops");
        });
        try (var client = new Client(interpreter)) {
            client.execute(new Execute.Request("fail", false, true, Map.of(), true, false));
            var waiting = client.execute("1");
            client.await(client.send(Channel.SHELL, KernelInfo.REQUEST, new KernelInfo.Request()));
            allSent.countDown();

            assertEquals(ReplyStatus.OK, ok(client, waiting).status());
        }
    }

    @Test
    void evaluatesUserExpressionsEachForItself() throws Exception {
        try (var client = new Client(interpreter)) {
            var request =
                    client.execute(new Execute.Request("1", false, true, Map.of("good", "x", "bad", " "), true, true));

            Map<String, Object> expressions = ok(client, request).userExpressions();
            assertEquals(
                    Map.of("status", ReplyStatus.OK, "data", Map.of("text/plain", "x"), "metadata", Map.of()),
                    expressions.get("good"));
            assertEquals(
                    "Blank",
                    assertInstanceOf(Failure.Reply.class, expressions.get("bad"))
                            .ename());
        }
    }

    @Test
    void answersKernelInfoBeforeTheInterpreterExistsAndTheCellAfterwards() throws Exception {
        var start = new CompletableFuture<Interpreter>();
        try (var client = new Client(start)) {
            var cell = client.execute("1");
            var info = client.send(Channel.CONTROL, KernelInfo.REQUEST, new KernelInfo.Request());
            assertEquals("5.5", client.reply(info, KernelInfo.REPLY).protocolVersion());

            start.complete(interpreter);

            assertEquals(ReplyStatus.OK, ok(client, cell).status());
        }
    }

    @Test
    void saysWhyTheInterpreterDidNotStart() throws Exception {
        var start = CompletableFuture.<Interpreter>failedFuture(new IllegalStateException("no compiler in this Java"));
        try (var client = new Client(start)) {
            var request = client.execute("1");

            var failed = assertInstanceOf(Execute.Failed.class, client.reply(request, Execute.REPLY));
            assertEquals("KernelStartError", failed.ename());
            assertEquals(true, failed.evalue().contains("no compiler in this Java"), failed.evalue());
        }
    }

    @Test
    void survivesADefectOfTheInterpreter() throws Exception {
        interpreter.meaning("defect", (output, input) -> {
            throw new StackOverflowError();
        });
        try (var client = new Client(interpreter)) {
            var request = client.execute("defect");

            var failed = assertInstanceOf(Execute.Failed.class, client.reply(request, Execute.REPLY));
            assertEquals("StackOverflowError", failed.ename());
            assertEquals(ReplyStatus.OK, ok(client, client.execute("1")).status());
        }
    }

    @Test
    void replacesADisplayByItsId() throws Exception {
        var id = new CompletableFuture<String>();
        interpreter.meaning("show", (output, input) -> {
            id.complete(output.show(DisplayData.text("0 %")));
            return ExecuteResult.nothing();
        });
        interpreter.meaning("update", (output, input) -> {
            output.update(id.join(), DisplayData.text("100 %"));
            output.clear(true);
            return ExecuteResult.nothing();
        });
        try (var client = new Client(interpreter)) {
            client.await(client.execute("show"));
            var update = client.execute("update");

            var shown = client.contents(update, Display.UPDATE);
            assertEquals(Map.of("text/plain", "100 %"), shown.get(0).data());
            assertEquals(Map.of("display_id", id.join()), shown.get(0).transientData());
            assertEquals(List.of(new Display.Clear(true)), client.contents(update, Display.CLEAR));
        }
    }

    @Test
    void showsUnderTheIdThatItIsGiven() throws Exception {
        interpreter.meaning("show", (output, input) -> {
            output.show("mine", DisplayData.text("1"));
            return ExecuteResult.nothing();
        });
        try (var client = new Client(interpreter)) {
            var request = client.execute("show");

            client.await(request);
            assertEquals(
                    Map.of("display_id", "mine"),
                    client.contents(request, Display.DATA).get(0).transientData());
        }
    }

    @Test
    void tellsTheFrontEndWhatToDoOnceTheCellHasRun() throws Exception {
        interpreter.meaning("ask", (output, input) -> {
            output.page(DisplayData.text("help").with(MimeType.HTML, "<i>help</i>"));
            output.page(DisplayData.text("more"));
            output.setNextInput("first", false);
            output.setNextInput("second", true);
            return ExecuteResult.nothing();
        });
        try (var client = new Client(interpreter)) {
            var request = client.execute("ask");

            assertEquals(
                    List.of(
                            new Execute.Page(Map.of("text/plain", "help\n\nmore")),
                            new Execute.NextInput("second", true)),
                    ok(client, request).payload());
            assertEquals(List.of("busy", "execute_input", "execute_reply", "idle"), client.types(request));
            assertEquals(List.of(), ok(client, client.execute("1")).payload());
        }
    }

    @Test
    void printsAWarningOfTheInterpreterToStandardError() throws Exception {
        interpreter.meaning("warn", (output, input) -> {
            output.warn("careful");
            return ExecuteResult.nothing();
        });
        try (var client = new Client(interpreter)) {
            var request = client.execute("warn");

            client.await(request);
            assertEquals("careful", client.printed(request, Stream.Name.STDERR));
        }
    }

    private static Execute.Ok ok(Client client, Message<?> request) throws InterruptedException {
        return assertInstanceOf(Execute.Ok.class, client.reply(request, Execute.REPLY));
    }
}
