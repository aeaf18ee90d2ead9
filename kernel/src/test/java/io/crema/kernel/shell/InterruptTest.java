package io.crema.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.display.Renderers;
import io.crema.kernel.interpreter.Cell;
import io.crema.kernel.interpreter.ExecuteResult;
import io.crema.kernel.interpreter.Interpreter;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Magics;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptTest {
    /** Released by the code of a cell, through the magic {@code %begun}, when it is about to run for ever. */
    private static volatile CountDownLatch begun = new CountDownLatch(1);

    private static Interpreter java;

    private final TestCell cell = new TestCell();

    @BeforeAll
    static void start() {
        var magics = new Magics(List.of(new BegunMagic(), new PatientMagic(), new DeafMagic()));
        java = JShellInterpreter.start(TestCell.options(), magics, new Renderers(List.of()), List.of());
        new TestCell().run(java, "int helper() { while (true) { } }");
    }

    @AfterAll
    static void stop() {
        java.close();
    }

    private ExecuteResult runAndInterrupt(String code, int seconds) throws Exception {
        begun = new CountDownLatch(1);
        var result =
                CompletableFuture.supplyAsync(() -> cell.run(java, code), task -> new Thread(task, "cell").start());
        assertTrue(begun.await(10, TimeUnit.SECONDS), "the cell did not begin");

        cell.interrupt(java);

        return result.get(seconds, TimeUnit.SECONDS);
    }

    @Test
    void runsNothingOfACellThatWasInterruptedBeforeItBegan() {
        var interrupted = new Cell("int neverDeclared = 1;", 3, () -> true);

        var result = java.execute(interrupted, cell, cell);

        assertInstanceOf(ExecuteResult.Interrupted.class, result, result::toString);
        assertInstanceOf(ExecuteResult.Failure.class, java.evaluate("neverDeclared"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) { }",
                "helper()",
                "Thread.sleep(60_000)",
                "for (int i = 0; ; i++) { try { Thread.sleep(10); } catch (RuntimeException e) { } }",
                "IntStream.iterate(0, i -> i).filter(i -> i > 0).findFirst()",
                "Stream.generate(() -> 1).forEach(i -> { })",
                "var never = new CountDownLatch(1); never.await();",
                "input(\"forever\")"
            })
    void stopsAndTheNextCellWorks(String code) throws Exception {
        ExecuteResult result = runAndInterrupt("int kept = 42;\n%begun\n" + code + ";\nkept = 0;", 10);

        var interrupted = assertInstanceOf(ExecuteResult.Interrupted.class, result, result::toString);
        assertEquals("Interrupted", interrupted.error().name());
        assertEquals("42", TestCell.text(cell.run(java, "kept")));
        assertEquals(List.of(), threadsInSnippets());
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_19)
    void endsALoopInsideALibraryWhereTheJdkCanDoThat() throws Exception {
        ExecuteResult result = runAndInterrupt("%begun\nIntStream.generate(new Random()::nextInt).max()", 15);

        assertInstanceOf(ExecuteResult.Interrupted.class, result, result::toString);
        assertEquals(List.of(), threadsInSnippets());
    }

    @Test
    void endsACellThatCatchesEverything() throws Exception {
        ExecuteResult result =
                runAndInterrupt("%begun\nwhile (true) { try { Thread.sleep(10); } catch (Throwable all) { } }", 10);

        assertInstanceOf(ExecuteResult.Interrupted.class, result, result::toString);
    }

    @Test
    void stopsACellThatStillCompiles() throws Exception {
        // A magic's value is assigned by compiling: the interrupt falls somewhere between here and the loop.
        ExecuteResult result = runAndInterrupt("%begun\nvar a = 1; var b = 2; var c = 3; while (true) { }", 10);

        assertInstanceOf(ExecuteResult.Interrupted.class, result, result::toString);
        assertEquals("2", TestCell.text(cell.run(java, "1 + 1")));
    }

    @Test
    void tellsARunningMagicToEndInOrder() throws Exception {
        ExecuteResult result = runAndInterrupt("var outcome = %patient\nint notReached = 1;", 10);

        assertInstanceOf(ExecuteResult.Interrupted.class, result, result::toString);
        assertEquals("ended in order", TestCell.text(cell.run(java, "outcome")));
        assertInstanceOf(ExecuteResult.Failure.class, cell.run(java, "notReached"));
    }

    @Test
    void interruptsTheThreadOfAMagicThatDoesNotListen() throws Exception {
        ExecuteResult result = runAndInterrupt("%deaf", 7);

        assertInstanceOf(ExecuteResult.Interrupted.class, result, result::toString);
    }

    @Test
    void doesNothingWhenNoCellRuns() {
        cell.interrupt(java);

        assertEquals("3", TestCell.text(cell.run(java, "1 + 2")));
    }

    private static List<String> threadsInSnippets() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> Arrays.stream(entry.getValue())
                        .anyMatch(frame -> frame.getClassName().startsWith("REPL")))
                .map(entry -> entry.getKey().getName())
                .toList();
    }

    private static final class BegunMagic implements Magic {
        @Override
        public MagicSyntax syntax() {
            return MagicSyntax.named("begun", "Tells the test that the cell runs.");
        }

        @Override
        public @Nullable Object run(MagicArguments arguments, MagicContext context) {
            begun.countDown();
            return null;
        }
    }

    private static final class PatientMagic implements Magic {
        @Override
        public MagicSyntax syntax() {
            return MagicSyntax.named("patient", "Works until it is cancelled.");
        }

        @Override
        public Object run(MagicArguments arguments, MagicContext context) {
            begun.countDown();
            while (!context.cancelled()) {
                Thread.onSpinWait();
            }
            return "ended in order";
        }
    }

    private static final class DeafMagic implements Magic {
        @Override
        public MagicSyntax syntax() {
            return MagicSyntax.named("deaf", "Waits for what never comes.");
        }

        @Override
        public @Nullable Object run(MagicArguments arguments, MagicContext context) throws InterruptedException {
            begun.countDown();
            new CountDownLatch(1).await();
            return null;
        }
    }
}
