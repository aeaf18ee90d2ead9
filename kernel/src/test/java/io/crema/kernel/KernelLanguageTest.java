package io.crema.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.protocol.Channel;
import io.crema.kernel.protocol.Complete;
import io.crema.kernel.protocol.Inspect;
import io.crema.kernel.protocol.IsComplete;
import io.crema.kernel.protocol.KernelInfo;
import io.crema.kernel.protocol.ReplyStatus;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class KernelLanguageTest {
    private final EchoInterpreter interpreter = new EchoInterpreter();

    @Test
    void countsCursorsInCodePointsOnTheWireAndInUtf16Within() throws Exception {
        try (var client = new Client(interpreter)) {
            var request = client.send(Channel.SHELL, Complete.REQUEST, new Complete.Request("😀😀 a😀b c", 6));

            var reply = client.reply(request, Complete.REPLY);
            assertEquals(List.of("a😀ba😀b"), reply.matches());
            assertEquals(3, reply.cursorStart());
            assertEquals(6, reply.cursorEnd());
            assertEquals(
                    Map.of(
                            "_jupyter_types_experimental",
                            List.of(new Complete.Typed(3, 6, "a😀ba😀b", "word", "(twice)"))),
                    reply.metadata());
        }
    }

    @Test
    void bringsACursorBeyondTheEndIn() throws Exception {
        try (var client = new Client(interpreter)) {
            var request = client.send(Channel.SHELL, Complete.REQUEST, new Complete.Request("ab", 99));

            assertEquals(2, client.reply(request, Complete.REPLY).cursorEnd());
        }
    }

    @Test
    void completesAndInspectsWhileACellRuns() throws Exception {
        var running = new CountDownLatch(1);
        interpreter.meaning("forever", (output, input) -> {
            running.countDown();
            return interpreter.waitForInterrupt();
        });
        try (var client = new Client(interpreter)) {
            client.execute("forever");
            running.await();

            var complete = client.send(Channel.SHELL, Complete.REQUEST, new Complete.Request("x", 1));
            var inspect = client.send(Channel.SHELL, Inspect.REQUEST, new Inspect.Request("x", 1, 1));

            assertEquals(List.of("xx"), client.reply(complete, Complete.REPLY).matches());
            assertEquals(
                    Map.of("text/plain", "x, at length"),
                    client.reply(inspect, Inspect.REPLY).data());
        }
    }

    @Test
    void givesUpACompletionThatTakesTooLongAndAnswersTheNext() throws Exception {
        try (var client = new Client(interpreter)) {
            var slow = client.send(Channel.SHELL, Complete.REQUEST, new Complete.Request("hang", 4));
            var quick = client.send(Channel.SHELL, Complete.REQUEST, new Complete.Request("x", 1));

            var reply = client.reply(slow, Complete.REPLY);
            assertEquals(ReplyStatus.OK, reply.status());
            assertEquals(List.of(), reply.matches());
            assertEquals(List.of("xx"), client.reply(quick, Complete.REPLY).matches());
        }
    }

    @Test
    void saysThatThereIsNothingToSay() throws Exception {
        try (var client = new Client(interpreter)) {
            var request = client.send(Channel.SHELL, Inspect.REQUEST, new Inspect.Request("x", 0, 0));

            assertEquals(Inspect.Reply.notFound(), client.reply(request, Inspect.REPLY));
        }
    }

    @Test
    void tellsWhetherCodeIsComplete() throws Exception {
        try (var client = new Client(interpreter)) {
            assertEquals(new IsComplete.Reply("complete"), isComplete(client, "x"));
            assertEquals(new IsComplete.Reply("incomplete", "  "), isComplete(client, "if (x) {"));
            assertEquals(new IsComplete.Reply("invalid"), isComplete(client, "x }"));
        }
    }

    @Test
    void saysThatThereIsNoTellingWhereThatTakesTooLong() throws Exception {
        try (var client = new Client(interpreter)) {
            assertEquals(new IsComplete.Reply("unknown"), isComplete(client, "hang"));
            assertEquals(new IsComplete.Reply("complete"), isComplete(client, "x"));
        }
    }

    @Test
    void saysWhatItIs() throws Exception {
        try (var client = new Client(interpreter)) {
            var request = client.send(Channel.SHELL, KernelInfo.REQUEST, new KernelInfo.Request());

            KernelInfo.Reply reply = client.reply(request, KernelInfo.REPLY);
            String java = Runtime.version().toString();
            assertEquals(
                    new KernelInfo.LanguageInfo(
                            "java", java, "text/x-java-source", ".jshell", "java", "java", "script"),
                    reply.languageInfo());
            assertEquals("crema", reply.implementation());
            assertEquals("test", reply.implementationVersion());
            assertEquals("Crema test, Java " + java, reply.banner());
            assertTrue(reply.helpLinks().get(0).url().startsWith("https://"), reply.helpLinks()::toString);
            assertEquals(List.of("debugger", "kernel subshells"), reply.supportedFeatures());
        }
    }

    private static IsComplete.Reply isComplete(Client client, String code) throws InterruptedException {
        var request = client.send(Channel.SHELL, IsComplete.REQUEST, new IsComplete.Request(code));
        return client.reply(request, IsComplete.REPLY);
    }
}
