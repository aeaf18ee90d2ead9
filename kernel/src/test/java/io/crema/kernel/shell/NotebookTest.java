package io.crema.kernel.shell;

import static io.crema.kernel.shell.TestCell.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.Renderer;
import io.crema.kernel.display.Renderers;
import io.crema.kernel.interpreter.ExecuteResult;
import io.crema.kernel.interpreter.Interpreter;
import io.crema.kernel.magic.Magics;
import io.crema.kernel.preload.Preload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NotebookTest {
    private static final CountDownLatch WARM = new CountDownLatch(1);
    private static Interpreter java;

    private final TestCell cell = new TestCell();

    @BeforeAll
    static void start() {
        java = JShellInterpreter.start(
                TestCell.options(),
                new Magics(List.of()),
                new Renderers(List.of(new DurationRenderer())),
                List.of(new AtomicPreload()));
    }

    @AfterAll
    static void stop() {
        java.close();
    }

    private ExecuteResult run(String code) {
        return cell.run(java, code);
    }

    private List<String> shown() {
        return cell.shown.stream().map(DisplayData::plainText).toList();
    }

    @Test
    void displaysValuesAndDoesNotShowTheIdToo() {
        assertEquals("nothing", text(run("display(Duration.ofSeconds(2));\ndisplay(\"text\")")));
        assertEquals("nothing", text(run("display(5);")));

        assertEquals(List.of("first of PT2S", "PT2S", "text", "5"), shown());
    }

    @Test
    void givesTheIdForLaterUpdates() {
        run("var id = display(\"old\");");

        assertEquals("id-1", text(run("id")));
        assertEquals("nothing", text(run("updateDisplay(id, Duration.ofSeconds(3))")));
        assertEquals(List.of("id-1=PT3S"), cell.updates);
    }

    @Test
    void displaysFromEveryThread() {
        run("IntStream.range(0, 50).parallel().forEach(i -> display(i));\n"
                + "var thread = new Thread(() -> display(\"own thread\"));\nthread.start();\nthread.join();");

        assertEquals(51, cell.shown.size());
    }

    @Test
    void rendersTheResultWithAllItsBundles() {
        assertEquals("PT1S", text(run("Duration.ofSeconds(1)")));
        assertEquals(List.of("first of PT1S"), shown());
        assertEquals("PT1S", text(run("render(Duration.ofSeconds(1))")));
    }

    @Test
    void asksForInput() {
        assertEquals("answer to name? ", text(run("input(\"name? \")")));
        assertEquals("answer to key?  (hidden)", text(run("password(\"key? \")")));
    }

    @Test
    void clearsTheOutput() {
        assertEquals("nothing", text(run("clearOutput(true); clearOutput(false);")));
        assertEquals(List.of(true, false), cell.clears);
    }

    @Test
    void letsTheUserDeclareAFunctionOfTheSameName() {
        assertEquals("mine", text(run("String printf(int i) { return \"mine\"; }\nprintf(1)")));
    }

    @Test
    void runsPreloadsAndWarmsThemUp() throws InterruptedException {
        assertEquals("5", text(run("new AtomicInteger(five()).get()")));
        assertTrue(WARM.await(10, TimeUnit.SECONDS));
    }

    @Test
    void runsStartUpCodeBeforeTheFirstCellAndShowsItsErrorsThere() {
        var other = JShellInterpreter.start(
                ShellOptions.of(Map.of("IJAVA_STARTUP_SCRIPT", "int early = 7;\nint wrong = \"text\";")),
                new Magics(List.of()),
                new Renderers(List.of()),
                List.of());

        assertEquals("7", text(cell.run(other, "early")));
        assertTrue(cell.warnings.get(0).contains("incompatible types"), cell.warnings.toString());
        other.close();
    }

    private static final class DurationRenderer implements Renderer<Duration> {
        @Override
        public Class<Duration> type() {
            return Duration.class;
        }

        @Override
        public DisplayData render(Duration value) {
            return DisplayData.text(value.toString());
        }

        @Override
        public List<DisplayData> renderAll(Duration value) {
            return List.of(DisplayData.text("first of " + value), render(value));
        }
    }

    private static final class AtomicPreload implements Preload {
        @Override
        public List<String> imports() {
            return List.of("java.util.concurrent.atomic.*");
        }

        @Override
        public List<String> snippets() {
            return List.of("int five() { return 5; }");
        }

        @Override
        public void warmUp() {
            WARM.countDown();
        }
    }
}
