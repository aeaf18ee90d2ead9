package io.crema.kernel.shell;

import static io.crema.kernel.shell.TestCell.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crema.kernel.display.Renderers;
import io.crema.kernel.interpreter.Interpreter;
import io.crema.kernel.magic.Magics;
import io.crema.kernel.preload.Preload;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StartUpTest {
    private final TestCell cell = new TestCell();
    private Interpreter java = start(List.of("java.util.concurrent.atomic.*", "java.text.NumberFormat"));

    private static Interpreter start(List<String> imports) {
        Preload preload = () -> imports;
        return JShellInterpreter.start(
                TestCell.options(), new Magics(List.of()), new Renderers(List.of()), List.of(preload));
    }

    @AfterEach
    void stop() {
        java.close();
    }

    private String run(String code) {
        return text(cell.run(java, code));
    }

    @Test
    void importsWhatEveryNotebookUses() {
        String all = "List.of(Path.of(\"a\"), Duration.ZERO, BigInteger.ONE, new AtomicInteger(2), URI.create(\"b\"), "
                + "Stream.of(1).toList(), Pattern.compile(\"c\"), TimeUnit.DAYS, "
                + "new File(\"d\"), Preferences.class.getSimpleName())";

        assertEquals("[a, PT0S, 1, 2, b, [1], c, DAYS, d, Preferences]", run(all));
        assertEquals("true", run("NumberFormat.getInstance() != null"));
    }

    @Test
    void keepsItsImportsWhenACellRepeatsSomeOfThem() {
        run("import static io.crema.kernel.shell.Notebook.*;\nimport java.util.*;\nimport java.util.List;");

        assertEquals("[PT0S, 1]", run("List.of(Duration.ZERO, new AtomicInteger(1))"));
        assertEquals("x", run("render(\"x\").plainText()"));
    }

    @Test
    void letsACellImportAnotherClassOfAnImportedName() {
        run("import java.sql.Date;\nimport io.crema.kernel.shell.other.NumberFormat;");

        assertEquals("1970-01-01", run("Date.valueOf(\"1970-01-01\")"));
        assertEquals("mine", run("NumberFormat.mine()"));
    }

    @Test
    void startsWithoutAnImportThatDoesNotExist() {
        java.close();
        java = start(List.of("no.such.place.*", "java.util.concurrent.atomic.*"));

        assertEquals("[1, PT0S]", run("List.of(new AtomicInteger(1), Duration.ZERO)"));
    }
}
