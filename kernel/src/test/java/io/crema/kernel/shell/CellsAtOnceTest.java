package io.crema.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.display.Renderers;
import io.crema.kernel.interpreter.ExecuteResult;
import io.crema.kernel.interpreter.Interpreter;
import io.crema.kernel.magic.Magics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several cells that run at the same time in one session, as subshells have it. */
@Timeout(60)
class CellsAtOnceTest {
    private static Interpreter java;

    private final TestCell training = new TestCell();
    private final TestCell look = new TestCell();

    @BeforeAll
    static void start() {
        java = JShellInterpreter.start(TestCell.options(), new Magics(List.of()), new Renderers(List.of()), List.of());
        new TestCell().run(java, "import java.util.concurrent.atomic.*;\nimport java.util.concurrent.locks.*;");
    }

    @AfterAll
    static void stop() {
        java.close();
    }

    /** Runs it on a thread of its own; it counts {@code begun} down when it runs. */
    private static CompletableFuture<ExecuteResult> begin(TestCell cell, String code) {
        new TestCell().run(java, "var begun = new CountDownLatch(1);");
        var result = CompletableFuture.supplyAsync(
                () -> cell.run(java, "begun.countDown();\n" + code), task -> new Thread(task, "training").start());
        assertEquals(
                "true",
                TestCell.text(new TestCell().run(java, "begun.await(20, java.util.concurrent.TimeUnit.SECONDS)")));
        return result;
    }

    /** Asks until another cell has come so far that it is true. */
    private static void awaitTrue(String condition) {
        while (!TestCell.text(new TestCell().run(java, condition)).equals("true")) {
            Thread.onSpinWait();
        }
    }

    private ExecuteResult interrupt(TestCell cell, CompletableFuture<ExecuteResult> result) throws Exception {
        cell.interrupt(java);
        return result.get(10, TimeUnit.SECONDS);
    }

    @Test
    void answersInOneWhileTheOtherRunsForEver() throws Exception {
        var endless = begin(training, "int step = 0; while (true) { step++; }");

        assertEquals("2", TestCell.text(look.run(java, "1 + 1")));
        awaitTrue("step > 0");
        assertEquals("5", TestCell.text(look.run(java, "int later = 4; int next() { return later + 1; }\nnext()")));
        assertFalse(endless.isDone());
        assertInstanceOf(ExecuteResult.Interrupted.class, interrupt(training, endless));
        assertEquals("5", TestCell.text(look.run(java, "next()")));
    }

    @Test
    void stopsTheOneAndNotTheOther() throws Exception {
        var endless = begin(training, "while (true) { }");
        var sleeping = begin(look, "Thread.sleep(60_000);");
        var third = new TestCell();
        var looping = begin(third, "int turns = 0; while (true) { turns++; }");
        awaitTrue("turns > 0");

        assertInstanceOf(ExecuteResult.Interrupted.class, interrupt(look, sleeping));

        String before = TestCell.text(new TestCell().run(java, "turns"));
        awaitTrue("turns > " + before);
        assertFalse(endless.isDone());
        assertInstanceOf(ExecuteResult.Interrupted.class, interrupt(third, looping));
        assertFalse(endless.isDone());
        assertInstanceOf(ExecuteResult.Interrupted.class, interrupt(training, endless));
    }

    @Test
    void sharesVariablesBothWays() throws Exception {
        var waiting = begin(
                training, "var told = new LinkedBlockingQueue<String>(); String heard = told.take(); heard + \"!\"");
        awaitTrue("told != null");

        look.run(java, "told.add(\"hello\");");

        assertEquals("hello!", TestCell.text(waiting.get(10, TimeUnit.SECONDS)));
        assertEquals("hello", TestCell.text(look.run(java, "heard")));
    }

    @Test
    void givesEachCellItsOwnResultsAndErrors() throws Exception {
        var runs = new ArrayList<CompletableFuture<List<String>>>();
        for (int shell = 0; shell < 4; shell++) {
            int number = shell;
            runs.add(CompletableFuture.supplyAsync(() -> results(number), task -> new Thread(task, "shell").start()));
        }

        for (int shell = 0; shell < 4; shell++) {
            assertEquals(expected(shell), runs.get(shell).get(50, TimeUnit.SECONDS));
        }
    }

    private static List<String> results(int shell) {
        var cell = new TestCell();
        var results = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            results.add(TestCell.text(cell.run(java, "int own" + shell + " = " + i + ";\nown" + shell + " * 10")));
            results.add(TestCell.error(cell.run(java, "Objects.requireNonNull(null, \"" + shell + "." + i + "\")"))
                    .message());
            cell.run(java, "display(" + shell + " * 100 + " + i + ");");
        }
        cell.shown.forEach(shown -> results.add(shown.plainText()));
        return results;
    }

    private static List<String> expected(int shell) {
        var expected = new ArrayList<String>();
        IntStream.range(0, 5).forEach(i -> {
            expected.add(Integer.toString(i * 10));
            expected.add(shell + "." + i);
        });
        IntStream.range(0, 5).forEach(i -> expected.add(Integer.toString(shell * 100 + i)));
        return expected;
    }

    @Test
    void completesWhileTwoCellsRun() throws Exception {
        var one = begin(training, "while (true) { }");
        var two = begin(look, "new CountDownLatch(1).await();");

        assertTrue(java.complete("\"text\".toUpp", 12).candidates().stream()
                .anyMatch(candidate -> candidate.text().startsWith("toUpperCase")));
        interrupt(training, one);
        interrupt(look, two);
    }

    @Test
    void showsWhatAThreadOfTheCellShowsBelowThatCell() throws Exception {
        var waiting = begin(training, """
                var gate = new CountDownLatch(1);
                var thread = new Thread(() -> display("from the thread"));
                gate.await(); thread.start(); thread.join();""");
        awaitTrue("gate != null && thread != null");

        look.run(java, "gate.countDown();");
        waiting.get(10, TimeUnit.SECONDS);

        assertEquals(1, training.shown.size());
        assertEquals(List.of(), look.shown);
    }
}
