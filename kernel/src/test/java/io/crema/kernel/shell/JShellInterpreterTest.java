package io.crema.kernel.shell;

import static io.crema.kernel.shell.TestCell.error;
import static io.crema.kernel.shell.TestCell.text;
import static io.crema.kernel.shell.TestCell.traceback;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.interpreter.ExecuteResult;
import io.crema.kernel.interpreter.Interpreter;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JShellInterpreterTest {
    private static Interpreter java;

    private final TestCell cell = new TestCell();

    @BeforeAll
    static void start() {
        java = JShellInterpreter.start(TestCell.options());
    }

    @AfterAll
    static void stop() {
        java.close();
    }

    private ExecuteResult run(String code) {
        return cell.run(java, code);
    }

    @Test
    void resultsInTheLastExpressionsValue() {
        assertEquals("3", text(run("1 + 2")));
        assertEquals("3", text(run("1 + 2;")));
        assertEquals("42", text(run("int answer = 42;\nanswer")));
        assertEquals("[1, 2]", text(run("import java.util.*;\nvar numbers = List.of(1, 2);\nnumbers")));
    }

    @Test
    void showsAStringWithoutQuotes() {
        assertEquals("two\nlines", text(run("\"two\\nlines\"")));
    }

    @Test
    void showsNothingForDeclarationsStatementsAndNull() {
        for (String code : List.of(
                "int a = 5;",
                "a = 6;",
                "int f() { return 1; }",
                "class C {}",
                "null",
                "String s = null; s",
                "for (int i = 0; i < 3; i++) {}",
                "// nothing",
                "",
                "import java.util.List;",
                "5; int b = 6;")) {
            assertEquals("nothing", text(run(code)), code);
        }
    }

    @Test
    void runsSeveralStatementsOnOneLine() {
        assertEquals("7", text(run("int p = 3; int q = 4; p + q")));
    }

    @Test
    void stopsAtTheFirstError() {
        run("int reached = 0;");

        ExecuteResult result = run("reached = 1;\nint broken = \"text\";\nreached = 2;");

        assertEquals("CompilationError", error(result).name());
        assertEquals("1", text(run("reached")));
    }

    @Test
    void runsNothingOfACellWhoseSyntaxIsBroken() {
        run("int started = 0;");

        ExecuteResult result = run("started = 1;\nint x = ;\n");

        assertEquals("CompilationError", error(result).name());
        assertTrue(traceback(result).startsWith("cell [3], line 2\n  int x = ;\n          ^"), traceback(result));
        assertEquals("0", text(run("started")));
    }

    @Test
    void underlinesWhatDoesNotCompileInTheUsersOwnLine() {
        ExecuteResult result = run("int one = 1;\n\n// a comment\nint two = 2; int three = \"three\";\nint four = 4;");

        assertEquals("""
                cell [3], line 4
                  int two = 2; int three = "three";
                                           ^^^^^^^
                incompatible types: java.lang.String cannot be converted to int""", traceback(result));
        assertEquals(
                "incompatible types: java.lang.String cannot be converted to int",
                error(result).message());
    }

    @Test
    void namesTheUsersExceptionAndShowsOnlyTheUsersFrames() {
        run("""
                int half(int x) {
                    if (x % 2 == 1) {
                        throw new IllegalArgumentException("odd: " + x);
                    }
                    return x / 2;
                }
                """);

        ExecuteResult result = cell.run(java, "int fine = 1;\n\nhalf(3)", 4);

        assertEquals("IllegalArgumentException", error(result).name());
        assertEquals("odd: 3", error(result).message());
        assertEquals("""
                java.lang.IllegalArgumentException: odd: 3
                    at cell [3], line 3, in half():  throw new IllegalArgumentException("odd: " + x);
                    at cell [4], line 3:  half(3)""", traceback(result));
    }

    @Test
    void findsTheLineThatThrewInEveryKindOfCode() {
        for (String code : List.of(
                "// one\n\n/* two\n*/ Math.floorDiv(\n  1, 0)",
                "int one = 1;\n\n  \nint two = one / 0;",
                "if (true) {\n    int a = 1;\n\n    a /= 0;\n}",
                "\n\n\nvar x = 1 / 0;",
                "int zero = 0;\n\n\nList.of(1).forEach(i -> System.out.println(i / zero));")) {
            String trace = traceback(run(code));

            assertTrue(trace.contains("at cell [3], line 4"), trace);
        }
    }

    @Test
    void showsWhichLibraryMethodThrewAndEveryCause() {
        ExecuteResult result = run("try {\n    List.of(1).get(5);\n} catch (RuntimeException e) {\n"
                + "    throw new IllegalStateException(\"outer\", e);\n}");

        String trace = traceback(result);
        assertEquals("IllegalStateException", error(result).name());
        assertTrue(trace.contains("    at cell [3], line 4:  throw new IllegalStateException"), trace);
        assertTrue(
                trace.contains("Caused by: java.lang.ArrayIndexOutOfBoundsException")
                        || trace.contains("Caused by: java.lang.IndexOutOfBoundsException"),
                trace);
        assertTrue(trace.contains("    at cell [3], line 2:  List.of(1).get(5);"), trace);
    }

    @Test
    void namesAnExceptionThatTheUserDeclared() {
        ExecuteResult result = run(
                "class Spilled extends RuntimeException { Spilled(String m) { super(m); } }\nthrow new Spilled(\"milk\");");

        assertEquals("Spilled", error(result).name());
        assertTrue(traceback(result).startsWith("Spilled: milk"), traceback(result));
    }

    @Test
    void acceptsTypesAndMethodsThatReferToEachOther() {
        assertEquals("nothing", text(run("class Egg { Hen hen; }\nclass Hen { Egg egg = new Egg(); }")));
        assertEquals("true", text(run("new Hen().egg.hen == null")));
        assertEquals(
                "true",
                text(run("boolean even(int n) { return n == 0 || odd(n - 1); }\n"
                        + "boolean odd(int n) { return n != 0 && even(n - 1); }\neven(10)")));
        assertEquals(List.of(), cell.warnings);
    }

    @Test
    void acceptsASealedFamilyWithAndWithoutItsPermitsClause() {
        assertEquals(
                "Disc[r=2]",
                text(run("sealed interface Shape permits Disc, Box {}\nrecord Disc(int r) implements Shape {}\n"
                        + "record Box(int a) implements Shape {}\nShape shape = new Disc(2);\nshape")));
        assertEquals(
                "Tea[]",
                text(run("sealed interface Drink {}\nrecord Tea() implements Drink {}\n"
                        + "final class Milk implements Drink {}\nDrink drink = new Tea();\ndrink")));
        assertEquals(List.of(), cell.warnings);
    }

    @Test
    void warnsOfATypoInAMethodsBodyWhenTheMethodIsDeclared() {
        ExecuteResult result = run("int twice(int number) {\n    return 2 * nubmer;\n}");

        assertEquals("nothing", text(result));
        assertEquals(
                List.of("warning: cell [3], line 2: twice is declared, but cannot be used until variable nubmer is"
                        + " declared\n      return 2 * nubmer;\n                 ^^^^^^\n"),
                cell.warnings);
    }

    @Test
    void refusesATypeThatRefersToWhatNeverComes() {
        ExecuteResult result = run("class Holder {\n    Strng name;\n}");

        assertTrue(
                error(result).message().startsWith("cannot find class Strng"),
                error(result).message());
        assertTrue(traceback(result).startsWith("cell [3], line 2\n      Strng name;\n      ^^^^^"), traceback(result));
    }

    @Test
    void evaluatesAnExpressionAndLeavesNoVariableBehind() {
        run("var list = new ArrayList<>(List.of(1, 2));");
        var before = java.complete("$", 1);

        assertEquals("2", text(java.evaluate("list.size()")));
        assertEquals("CompilationError", error(java.evaluate("int z = 3;")).name());
        assertEquals("CompilationError", error(java.evaluate("nowhere")).name());
        assertEquals("ArithmeticException", error(java.evaluate("1 / 0")).name());
        assertEquals(before, java.complete("$", 1));
    }
}
