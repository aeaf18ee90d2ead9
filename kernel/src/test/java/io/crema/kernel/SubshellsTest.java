package io.crema.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.interpreter.ExecuteResult;
import io.crema.kernel.protocol.Channel;
import io.crema.kernel.protocol.Complete;
import io.crema.kernel.protocol.Display;
import io.crema.kernel.protocol.Execute;
import io.crema.kernel.protocol.Failure;
import io.crema.kernel.protocol.Interrupt;
import io.crema.kernel.protocol.KernelInfo;
import io.crema.kernel.protocol.Message;
import io.crema.kernel.protocol.MessageType;
import io.crema.kernel.protocol.ReplyStatus;
import io.crema.kernel.protocol.Stream;
import io.crema.kernel.protocol.Subshell;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Subshells as JEP 91 has them, and as ipykernel behaves. */
@Timeout(20)
class SubshellsTest {
    private final EchoInterpreter interpreter = new EchoInterpreter();
    private final Client client = new Client(interpreter);
    private final CountDownLatch gate = new CountDownLatch(1);
    /** Counted down by the cell that runs for ever. */
    private final CountDownLatch begun = new CountDownLatch(1);

    SubshellsTest() {
        interpreter.meaning("wait", (output, input) -> {
            gate.await();
            return ExecuteResult.nothing();
        });
        interpreter.meaning("forever", (output, input) -> {
            begun.countDown();
            return interpreter.waitForInterrupt();
        });
    }

    @AfterEach
    void close() {
        gate.countDown();
        client.close();
    }

    private String create() throws InterruptedException {
        return client.reply(
                        client.send(Channel.CONTROL, Subshell.CREATE_REQUEST, new Subshell.CreateRequest()),
                        Subshell.CREATE_REPLY)
                .subshellId();
    }

    private List<String> list() throws InterruptedException {
        return client.reply(
                        client.send(Channel.CONTROL, Subshell.LIST_REQUEST, new Subshell.ListRequest()),
                        Subshell.LIST_REPLY)
                .subshellId();
    }

    private Message<Subshell.DeleteRequest> delete(String id) {
        return client.send(Channel.CONTROL, Subshell.DELETE_REQUEST, new Subshell.DeleteRequest(id));
    }

    private Execute.Reply reply(Message<Execute.Request> cell) throws InterruptedException {
        return client.reply(cell, Execute.REPLY);
    }

    /** The reply of a request that is refused. */
    private Failure.Reply refusal(Message<?> request, String replyType) throws InterruptedException {
        return client.reply(request, new MessageType<>(replyType, Failure.Reply.class));
    }

    private void awaitInput(Message<Execute.Request> cell) throws InterruptedException {
        client.connection().await(sent -> sent.answers(cell) && sent.type().equals("execute_input"));
    }

    @Test
    void saysThatItHasSubshells() throws Exception {
        var info = client.send(Channel.SHELL, KernelInfo.REQUEST, new KernelInfo.Request());

        assertTrue(client.reply(info, KernelInfo.REPLY).supportedFeatures().contains("kernel subshells"));
    }

    @Test
    void createsListsAndDeletes() throws Exception {
        assertEquals(List.of(), list());
        String first = create();
        String second = create();

        assertEquals(
                List.of(first, second).stream().sorted().toList(),
                list().stream().sorted().toList());
        assertEquals(
                ReplyStatus.OK,
                client.reply(delete(first), Subshell.DELETE_REPLY).status());
        assertEquals(List.of(second), list());
        assertEquals(
                ReplyStatus.ERROR,
                refusal(delete(first), "delete_subshell_reply").status());
    }

    @Test
    void runsCellsBesideTheOneThatRuns() throws Exception {
        String subshell = create();
        var endless = client.execute("wait");
        awaitInput(endless);

        var beside = client.executeIn(subshell, "look");

        assertEquals(new Execute.Ok(2, Map.of(), List.of()), reply(beside));
        assertEquals(
                "look", client.contents(beside, Execute.RESULT).get(0).data().get("text/plain"));
        gate.countDown();
        assertEquals(new Execute.Ok(1, Map.of(), List.of()), reply(endless));
    }

    @Test
    void runsTheCellsOfOneSubshellOneAfterAnother() throws Exception {
        String subshell = create();
        var first = client.executeIn(subshell, "wait");
        awaitInput(first);
        var second = client.executeIn(subshell, "second");

        client.await(client.execute("main"));

        assertTrue(client.connection().sent().stream().noneMatch(sent -> sent.answers(second)));
        gate.countDown();
        assertEquals(new Execute.Ok(3, Map.of(), List.of()), reply(second));
    }

    @Test
    void interruptsTheMainShellAlone() throws Exception {
        String subshell = create();
        var inSubshell = client.executeIn(subshell, "wait");
        awaitInput(inSubshell);
        var inMain = client.execute("forever");
        begun.await();

        client.await(client.send(Channel.CONTROL, Interrupt.REQUEST, new Interrupt.Request()));

        assertEquals("Interrupted", ((Execute.Failed) reply(inMain)).ename());
        assertEquals(List.of("forever"), interpreter.interruptedCells());
        gate.countDown();
        assertEquals(ReplyStatus.OK, ((Execute.Ok) reply(inSubshell)).status());
    }

    @Test
    void interruptsTheSubshellThatTheInterruptNames() throws Exception {
        String subshell = create();
        var inSubshell = client.executeIn(subshell, "forever");
        begun.await();
        var inMain = client.execute("wait");
        awaitInput(inMain);

        client.await(client.sendTo(subshell, Channel.CONTROL, Interrupt.REQUEST, new Interrupt.Request()));

        assertEquals("Interrupted", ((Execute.Failed) reply(inSubshell)).ename());
        gate.countDown();
        assertEquals(ReplyStatus.OK, ((Execute.Ok) reply(inMain)).status());
    }

    @Test
    void abortsOnlyWhatWaitsInTheShellWhereAnErrorWas() throws Exception {
        interpreter.meaning("wrong", (output, input) -> {
            gate.await();
            return EchoInterpreter.failure("Wrong");
        });
        String subshell = create();
        var wrong = client.executeIn(subshell, "wrong");
        var aborted = client.executeIn(subshell, "after");
        awaitInput(wrong);
        // Answered by the thread that has taken the requests before.
        client.await(client.send(Channel.SHELL, KernelInfo.REQUEST, new KernelInfo.Request()));

        gate.countDown();

        assertEquals("Wrong", ((Execute.Failed) reply(wrong)).ename());
        assertEquals(ReplyStatus.ABORTED, ((Execute.Aborted) reply(aborted)).status());
        assertEquals(ReplyStatus.OK, ((Execute.Ok) reply(client.execute("main"))).status());
        assertEquals(ReplyStatus.OK, ((Execute.Ok) reply(client.executeIn(subshell, "later"))).status());
    }

    @Test
    void givesEachCellWhatItPrintsAndShows() throws Exception {
        interpreter.meaning("speak", (output, input) -> {
            client.kernel().out().print("beside");
            output.show(DisplayData.text("shown beside"));
            return ExecuteResult.nothing();
        });
        interpreter.meaning("wait and speak", (output, input) -> {
            gate.await();
            client.kernel().out().print("main");
            output.show(DisplayData.text("shown in main"));
            return ExecuteResult.nothing();
        });
        String subshell = create();
        var inMain = client.execute("wait and speak");
        awaitInput(inMain);
        var beside = client.executeIn(subshell, "speak");
        client.await(beside);
        gate.countDown();
        client.await(inMain);

        assertEquals("beside", client.printed(beside, Stream.Name.STDOUT));
        assertEquals("main", client.printed(inMain, Stream.Name.STDOUT));
        assertEquals(
                "shown beside",
                client.contents(beside, Display.DATA).get(0).data().get("text/plain"));
        assertEquals(
                "shown in main",
                client.contents(inMain, Display.DATA).get(0).data().get("text/plain"));
    }

    @Test
    void deletesASubshellWhoseCellRuns() throws Exception {
        String subshell = create();
        var running = client.executeIn(subshell, "forever");
        begun.await();
        var waiting = client.executeIn(subshell, "never");
        client.await(client.send(Channel.SHELL, KernelInfo.REQUEST, new KernelInfo.Request()));

        client.await(delete(subshell));

        assertEquals("Interrupted", ((Execute.Failed) reply(running)).ename());
        assertEquals("UnknownSubshellException", ((Execute.Failed) reply(waiting)).ename());
        assertEquals(List.of(), threads("crema-subshell"));
    }

    @Test
    void refusesWhatIsForASubshellThatIsNotThere() throws Exception {
        var cell = client.executeIn("nowhere", "1");
        var question = client.sendTo("nowhere", Channel.SHELL, Complete.REQUEST, new Complete.Request("a", 1));

        assertEquals("UnknownSubshellException", ((Execute.Failed) reply(cell)).ename());
        assertFalse(client.types(cell).contains("execute_input"));
        assertEquals(ReplyStatus.ERROR, refusal(question, "complete_reply").status());
        assertEquals(new Execute.Ok(1, Map.of(), List.of()), reply(client.execute("1")));
    }

    /** Those of this name that are still there after a while. */
    private static List<Thread> threads(String name) throws InterruptedException {
        List<Thread> alive = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .toList();
        for (Thread thread : alive) {
            thread.join(5_000);
        }
        return alive.stream().filter(Thread::isAlive).toList();
    }
}
