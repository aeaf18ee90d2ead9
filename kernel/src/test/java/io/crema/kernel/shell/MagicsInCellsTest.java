package io.crema.kernel.shell;

import static io.crema.kernel.shell.TestCell.error;
import static io.crema.kernel.shell.TestCell.text;
import static io.crema.kernel.shell.TestCell.traceback;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.display.MimeType;
import io.crema.kernel.display.Renderers;
import io.crema.kernel.interpreter.Completeness;
import io.crema.kernel.interpreter.Completion.Candidate;
import io.crema.kernel.interpreter.ExecuteResult;
import io.crema.kernel.interpreter.Interpreter;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicException;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Magics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MagicsInCellsTest {
    private static Interpreter java;

    private final TestCell cell = new TestCell();

    @BeforeAll
    static void start() {
        var magics = new Magics(List.of(new ListMagic(), new RefuseMagic(), new RunMagic(), new BrokenMagic()));
        java = JShellInterpreter.start(TestCell.options(), magics, new Renderers(List.of()), List.of());
    }

    @AfterAll
    static void stop() {
        java.close();
    }

    private ExecuteResult run(String code) {
        return cell.run(java, code);
    }

    @Test
    void showsAMagicsValueOnlyWhereItIsTheLastThingInTheCell() {
        assertEquals("[a, b]", text(run("int one = 1;\n%list a b")));
        assertEquals("nothing", text(run("%list a b\nint two = 2;")));
        assertEquals("3", text(run("%list a b\n3")));
    }

    @Test
    void assignsAMagicsValueWithATypeThatJavaCanUse() {
        assertEquals("nothing", text(run("var words = %list a b")));
        assertEquals("2", text(run("words.size()")));
        assertEquals("A", text(run("List<String> typed = %list a b\ntyped.get(0).toUpperCase()")));
        assertEquals("[c]", text(run("typed = %list c\ntyped")));
    }

    @Test
    void interpolatesVariablesAndExpressionsAndPassesObjects() {
        run("int count = 3; var object = new StringBuilder(\"same\");");

        assertEquals("[3, 6]", text(run("%list $count {count * 2}")));
        assertEquals("java.lang.StringBuilder", text(run("%list --class {object}")));
    }

    @Test
    void runsAMagicInsideALoop() {
        assertEquals(
                "[[0], [1]]",
                text(run("var all = new ArrayList<Object>();\nfor (int i = 0; i < 2; i++) {\n    int index = i;\n"
                        + "    Object found = null;\n    found = %list x\n    all.add(List.of(index));\n}\nall")));
    }

    @Test
    void seesTheLocalVariablesOfTheMethodItStandsIn() {
        run("Object listed(String local, int n) {\n    Object found = null;\n    found = %list $local {n + 1}\n"
                + "    return found;\n}");

        assertEquals("[here, 3]", text(run("listed(\"here\", 2)")));
        assertEquals("[there, 1]", text(run("listed(\"there\", 0)")));
    }

    @Test
    void leavesNoVariableBehindForTheJavaInItsArguments() {
        int before = java.complete("$", 1).candidates().size();

        assertEquals("[2]", text(run("%list {1 + 1}")));

        assertEquals(before, java.complete("$", 1).candidates().size());
    }

    @Test
    void saysWhatIsWrongWithTheJavaInItsArguments() {
        assertTrue(error(run("%list {missing}")).message().contains("missing"), "names what is missing");
    }

    @Test
    void showsARefusalInTwoLinesWithoutATrace() {
        ExecuteResult result = run("int before = 1;\n%refuse\nint after = 1;");

        assertEquals("%refuse: no column \"lable\"\nDid you mean label?", traceback(result));
        assertEquals("%refuse: no column \"lable\"", error(result).message());
        assertEquals("CompilationError", error(run("after")).name());
    }

    @Test
    void showsWhatAMagicThrowsWithItsOwnFramesOnly() {
        ExecuteResult result = run("%broken");

        assertEquals("IllegalStateException", error(result).name());
        assertTrue(
                traceback(result).startsWith("java.lang.IllegalStateException: our fault\n    at "), traceback(result));
        assertTrue(traceback(result).lines().count() < 5, traceback(result));
    }

    @Test
    void pointsAtTheUsersLineWhenJavaWithinACellMagicFails() {
        ExecuteResult result = run("%%run\nint zero = 0;\nint broken = 1 / zero;");

        assertEquals("ArithmeticException", error(result).name());
        assertTrue(traceback(result).contains("at cell [3], line 3:  int broken = 1 / zero;"), traceback(result));
    }

    @Test
    void suggestsTheMagicThatWasMeant() {
        ExecuteResult result = run("%lst a");

        assertEquals("no magic \"%lst\". Did you mean %list?", error(result).message());
    }

    @Test
    void showsHelpBesideTheNotebook() {
        for (String asked : List.of("%list?", "?%list", "list?", "%list --help\nint other = 1;")) {
            assertEquals("nothing", text(run(asked)));

            assertTrue(cell.pages.remove(0).plainText().contains("Makes a list."), asked);
        }
        assertEquals(List.of(), cell.shown);
    }

    @Test
    void saysWhatAJavaNameIs() {
        run("var words = new ArrayList<String>();");

        assertEquals("6", text(run("words?\n6")));
        assertEquals("nothing", text(run("?words.add")));
        assertEquals("nothing", text(run("java.util.Map.Entry?")));

        String variable = cell.pages.get(0).plainText();
        assertTrue(variable.startsWith("words:java.util.ArrayList<java.lang.String>"), variable);
        assertTrue(variable.contains("java.util.ArrayList<E>"), variable);
        assertTrue(cell.pages.get(1).plainText().contains("add(E"), cell.pages.toString());
        assertTrue(cell.pages.get(2).plainText().contains("java.util.Map.Entry"), cell.pages.toString());
        assertTrue(cell.pages.get(2).data().containsKey(MimeType.HTML));
    }

    @Test
    void saysWhenANameIsNotKnown() {
        assertEquals("nothing", text(run("nowhere?")));

        assertTrue(cell.warnings.get(0).startsWith("nowhere is not known here."), cell.warnings.toString());
        assertEquals(List.of(), cell.pages);
    }

    @Test
    void completesNamesAndOptionsAndInspectsThem() {
        assertEquals(
                List.of("list"),
                java.complete("int a;\n%li", 10).candidates().stream()
                        .map(Candidate::text)
                        .toList());
        assertEquals(
                List.of("--class"),
                java.complete("%list --c", 9).candidates().stream()
                        .map(Candidate::text)
                        .toList());
        assertTrue(java.inspect("%list a", 3, false)
                .orElseThrow()
                .data()
                .plainText()
                .contains("Makes a list."));
    }

    @Test
    void completesPathsAmongArguments() {
        var found = java.complete("%list src/te", 12);

        assertEquals(List.of(new Candidate("test/", "path", "")), found.candidates());
        assertEquals(10, found.start());
    }

    @Test
    void countsMagicLinesAsComplete() {
        assertEquals(new Completeness.Complete(), java.isComplete("%list a b"));
        assertEquals(new Completeness.Complete(), java.isComplete("int a = 1;\nvar b = %list a b"));
        assertEquals(new Completeness.Complete(), java.isComplete("%%run\nint a"));
        assertEquals(new Completeness.Incomplete("    "), java.isComplete("for (;;) {\n    %list a"));
    }

    private static final class ListMagic implements Magic {
        @Override
        public MagicSyntax syntax() {
            return MagicSyntax.named("list", "Makes a list.")
                    .flag("--class", "names the class of the first word instead")
                    .rest("WORD...", "the words");
        }

        @Override
        public Object run(MagicArguments arguments, MagicContext context) {
            List<Object> words = arguments.restObjects("WORD...");
            boolean ofClass = arguments.flag("--class");
            arguments.check();
            return ofClass ? words.get(0).getClass().getName() : new ArrayList<>(words);
        }
    }

    private static final class RefuseMagic implements Magic {
        @Override
        public MagicSyntax syntax() {
            return MagicSyntax.named("refuse", "Refuses.");
        }

        @Override
        public Object run(MagicArguments arguments, MagicContext context) {
            throw new MagicException("%refuse: no column \"lable\"", "Did you mean label?");
        }
    }

    private static final class RunMagic implements Magic {
        @Override
        public MagicSyntax syntax() {
            return MagicSyntax.named("run", "Runs Java.").body("the Java");
        }

        @Override
        public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
            return context.evaluate("\n" + arguments.requiredBody());
        }
    }

    private static final class BrokenMagic implements Magic {
        @Override
        public MagicSyntax syntax() {
            return MagicSyntax.named("broken", "Has a fault.");
        }

        @Override
        public Object run(MagicArguments arguments, MagicContext context) {
            throw new IllegalStateException("our fault");
        }
    }
}
