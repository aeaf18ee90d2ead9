package io.crema.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Says what fails when a JDK keeps its snippets elsewhere. */
class SnippetMemoryTest {
    private static final int RECENT = 10;

    private final JShell shell = JShell.builder().executionEngine("local").build();
    private final SnippetMemory memory = new SnippetMemory(shell, names -> {}, RECENT);
    private final Set<String> running = new HashSet<>();
    private final Set<String> forgotten = new HashSet<>();

    @BeforeEach
    void declare() {
        eval("int seven = 7;");
        eval("int twice(int n) { return 2 * n; }");
        eval("record Point(int x, int y) {}");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private String eval(String code) {
        List<SnippetEvent> events = shell.eval(code);
        forgotten.addAll(memory.evaluated(running));
        SnippetEvent own = events.get(0);
        assertNull(own.exception(), () -> code + ": " + own.exception());
        return own.status() == Status.VALID
                ? String.valueOf(own.value())
                : own.status().toString();
    }

    private void work(int snippets) {
        IntStream.range(0, snippets).forEach(i -> eval("if (seven < " + i + ") twice(" + i + ");"));
    }

    @Test
    void keepsTheLatestStatementsAndNoMore() {
        work(5 * RECENT);

        long kept = shell.snippets().count();
        assertTrue(kept <= 3 + RECENT, () -> kept + " snippets");
        assertEquals(3 + 5 * RECENT - kept, forgotten.size());
        int ofPoint = 1;
        assertEquals(
                kept + ofPoint, JShellState.of(shell).orElseThrow().compiled().size());
    }

    @Test
    void keepsASnippetThatStillRuns() {
        eval("if (seven < 0) twice(1);");
        Snippet first = shell.snippets().reduce((before, last) -> last).orElseThrow();
        running.add(shell.sourceCodeAnalysis().wrapper(first).fullClassName());

        work(5 * RECENT);

        assertTrue(shell.snippets().anyMatch(first::equals));
    }

    @Test
    void keepsWhatHasAName() {
        work(5 * RECENT);

        assertEquals("14", eval("twice(seven)"));
        assertEquals("Point[x=7, y=8]", eval("new Point(seven, 8)"));
    }

    @Test
    void forgetsThePredecessorsOfADeclaration() {
        IntStream.range(0, 5 * RECENT).forEach(i -> eval("int seven = " + i + ";"));

        long kept = shell.snippets().count();
        assertTrue(kept <= 3 + RECENT, () -> kept + " snippets");
        assertEquals(Integer.toString(2 * (5 * RECENT - 1)), eval("twice(seven)"));
    }

    @Test
    void declaresAgainWhatWasDeclaredWronglyMeanwhile() {
        assertEquals("REJECTED", eval("int seven = \"text\";"));
        work(5 * RECENT);

        assertEquals("70", eval("int seven = 70;"));
        assertEquals("140", eval("twice(seven)"));
    }

    @Test
    void tellsTheIdsOfNoSnippetThatIsStillThere() {
        IntStream.range(0, 5 * RECENT).forEach(i -> eval("int seven = " + i + ";"));
        work(5 * RECENT);

        List<String> present = shell.snippets().map(Snippet::id).toList();
        assertTrue(present.stream().noneMatch(forgotten::contains), () -> present + " and " + forgotten);
    }
}
