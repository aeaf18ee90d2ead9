package io.crema.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.display.MimeType;
import io.crema.kernel.display.Renderers;
import io.crema.kernel.interpreter.Completeness;
import io.crema.kernel.interpreter.Completion;
import io.crema.kernel.interpreter.Completion.Candidate;
import io.crema.kernel.interpreter.Interpreter;
import io.crema.kernel.magic.Magics;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellQuestionsTest {
    private static Interpreter java;

    @BeforeAll
    static void start() {
        java = JShellInterpreter.start(TestCell.options(), new Magics(List.of()), new Renderers(List.of()), List.of());
        new TestCell().run(java, "String greeting = \"hello\";");
    }

    @AfterAll
    static void stop() {
        java.close();
    }

    /** Completes at the bar, which is taken out. */
    private static Completion complete(String marked) {
        int cursor = marked.indexOf('|');
        return java.complete(marked.replace("|", ""), cursor);
    }

    private static List<String> texts(Completion completion) {
        return completion.candidates().stream().map(Candidate::text).toList();
    }

    private static String inspect(String marked) {
        int cursor = marked.indexOf('|');
        return java.inspect(marked.replace("|", ""), cursor, true)
                .map(found -> found.data().plainText())
                .orElse("nothing");
    }

    @Test
    void completesMembersOfAVariableOfTheSession() {
        Completion completion = complete("greeting.toUpp|");

        assertEquals(List.of("toUpperCase("), texts(completion));
        assertEquals("method", completion.candidates().get(0).kind());
        assertEquals(9, completion.start());
        assertEquals(14, completion.end());
    }

    @Test
    void completesInTheMiddleOfTextWithoutTouchingWhatFollows() {
        Completion completion = complete("int n = greeting.len|.foo(1);\nint m;");

        assertEquals(List.of("length()"), texts(completion));
        assertEquals(17, completion.start());
        assertEquals(20, completion.end());
    }

    @Test
    void completesWhatTheCellItselfDeclares() {
        Completion member = complete("import java.util.List;\nvar names = List.of(\"a\");\nnames.isEm|");
        Completion name = complete("import java.util.List;\nint someCounter = 1;\nint b = someCou|");

        assertEquals(List.of("isEmpty()"), texts(member));
        assertEquals(55, member.start());
        assertEquals(List.of("someCounter"), texts(name));
        assertEquals(
                new Candidate("someCounter", "variable", "int"),
                name.candidates().get(0));
    }

    @Test
    void completesMethodsAndTypesThatTheCellItselfDeclares() {
        String declared = "record Weather(int degrees) { }\nint weatherIn(String city) {\n    return 3;\n}\n";

        assertEquals(
                new Candidate("weatherIn(", "method", "int weatherIn(String city)"),
                complete(declared + "weat|").candidates().get(0));
        assertEquals(
                new Candidate("Weather", "class", "record Weather"),
                complete(declared + "new Weat|").candidates().get(0));
        assertEquals(List.of("degrees", "degrees()"), texts(complete(declared + "new Weather(3).degr|")));
    }

    @Test
    void saysWhatACandidateIsAndTakes() {
        Candidate method = complete("greeting.toUpp|").candidates().get(0);
        Candidate variable = complete("greetin|").candidates().get(0);
        Candidate type = complete("StringJoin|").candidates().get(0);

        assertEquals("method", method.kind());
        assertTrue(method.signature().startsWith("String String.toUpperCase("), method.signature());
        assertEquals(new Candidate("greeting", "variable", "java.lang.String"), variable);
        assertEquals(new Candidate("StringJoiner", "class", "java.util.StringJoiner"), type);
        assertEquals("module", complete("java.ut|").candidates().get(0).kind());
    }

    @Test
    void completesPathsInStrings() {
        Completion found = complete("var text = Path.of(\"src/test/jav|");

        assertEquals(List.of(new Candidate("java/", "path", "")), found.candidates());
        assertEquals(29, found.start());
        assertEquals(List.of(), texts(complete("var text = \"nowhere/|")));
    }

    @Test
    void completesInsideAnOpenBlock() {
        assertEquals(List.of("toUpperCase("), texts(complete("for (int i = 0; i < 3; i++) {\n    greeting.toUpp|")));
    }

    @Test
    @Timeout(30)
    void completesWhileACellRuns() throws Exception {
        var waiting = new TestCell();
        var running = CompletableFuture.runAsync(
                () -> waiting.run(java, "var gate = new CountDownLatch(1);\ngate.await();"),
                task -> new Thread(task, "cell").start());
        try {
            while (texts(complete("gat|")).isEmpty()) {
                Thread.onSpinWait();
            }

            assertEquals(List.of("toUpperCase("), texts(complete("greeting.toUpp|")));
        } finally {
            waiting.interrupt(java);
        }
        running.get(2, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "greeting.substring|",
                "greeting.substring(|",
                "greeting.sub|string(1)",
                "int a = 1;\ngreeting.substring|"
            })
    void inspectsAMethodWhereverTheCursorIsInItsName(String marked) {
        String found = inspect(marked);

        assertTrue(found.contains("String String.substring(int beginIndex)"), found);
        assertTrue(found.contains("String.substring(int beginIndex, int endIndex)"), found);
    }

    @Test
    void inspectsTypesAndVariables() {
        assertTrue(inspect("String|").startsWith("java.lang.String"), inspect("String|"));
        assertTrue(inspect("greeting|").contains("greeting:java.lang.String"), inspect("greeting|"));
        assertEquals("nothing", inspect("nowhere|"));
        assertEquals("nothing", inspect("|"));
    }

    @Test
    void inspectsAsRichTextToo() {
        var data = java.inspect("greeting.length", 15, false).orElseThrow().data();

        assertTrue(String.valueOf(data.data().get(MimeType.HTML)).startsWith("<pre>int String.length()</pre>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 + 1",
                "int a = 1;",
                "int a = 1;\nint b = 2;\na + b",
                "class A { }",
                "",
                "// a comment",
                "System.out.println(\"x\")",
                "void f() { }"
            })
    void takesWholeCodeForComplete(String code) {
        assertEquals(new Completeness.Complete(), java.isComplete(code));
    }

    @Test
    void asksForMoreAndIndents() {
        assertEquals(new Completeness.Incomplete("    "), java.isComplete("for (int i = 0; i < 3; i++) {"));
        assertEquals(new Completeness.Incomplete("        "), java.isComplete("class A {\n    void f() {"));
        assertEquals(new Completeness.Incomplete("    "), java.isComplete("class A {\n    int b;"));
        assertEquals(new Completeness.Incomplete(""), java.isComplete("int a ="));
        assertEquals(new Completeness.Incomplete(""), java.isComplete("/* a comment"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int a = ;",
                "int a = 3 )",
                "}",
                ")",
                "for )",
                "int a = 1;\nint b = ;",
                "int int = 3;",
                "int two = 2 2;",
                "import = 3;",
                "int class = 3",
                "x y z",
                "a b c d;",
                "int a = 1 int b = 2;",
                "new Object(1,,2)",
                "int 3x = 4;",
                "'ab",
                "String name = \"crema;",
                "int x = 3 #",
                "void f() { int x = 3 4",
                "for (int i = 0; i < 3 3",
                "class A { int x = }",
                "class { ",
                "int f() { return 1 }",
                "else { }",
                "x = (3 + 4))",
                "f(]"
            })
    void saysThatHopelessCodeIsInvalid(String code) {
        assertEquals(new Completeness.Invalid(), java.isComplete(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "try { run(); }",
                "do { }",
                "@Override",
                "switch (x) { case 1:",
                "switch (x) { case 1 ->",
                "var y = switch (x) { case 1 -> 2;",
                "String s = \"\"\"\n  some text",
                "String s = \"\"\"\n  \\\"\"\"",
                "/* a comment",
                "int a = 1; /* a comment",
                "Runnable r = () ->",
                "Runnable r = () -> {",
                "record Point(int x",
                "List<String> x = new ArrayList<",
                "enum E { A, B",
                "enum E { A { int f() { return 1; } },",
                "int[] a = {1, 2",
                "call(1,",
                "public void",
                "private",
                "sealed interface S permits A",
                "class A extends",
                "class A { void f() { a.b",
                "class A { void f() { try { g(); }",
                "void f() { g()",
                "x = a ? b",
                "interface S { default int f()",
                "<T> T first(List<T> all",
                "@SuppressWarnings(\"unchecked\")",
                "if (a) { } else",
                "if (a) f(); else",
                "while (true",
                "for (var x : all)",
                "import java.util",
                "stream.map(x -> {\n  return x;",
                "1 %"
            })
    void neverCallsInvalidWhatMoreLinesCouldMend(String code) {
        assertTrue(
                java.isComplete(code) instanceof Completeness.Incomplete
                        || java.isComplete(code) instanceof Completeness.Complete,
                java.isComplete(code).toString());
    }

    @Test
    void saysNothingAboutNothing() {
        assertFalse(java.inspect("", 0, false).isPresent());
        for (String marked : List.of("\"in a string |\"", "// a comment |", "/* a\ncomment | */", "'|'")) {
            assertEquals(List.of(), texts(complete(marked)), marked);
        }
        assertFalse(texts(complete("\"a\" /* b */ + gre|")).isEmpty());
    }
}
