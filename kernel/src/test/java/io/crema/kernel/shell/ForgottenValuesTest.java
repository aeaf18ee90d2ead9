package io.crema.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crema.kernel.display.Renderers;
import io.crema.kernel.interpreter.ExecuteResult;
import io.crema.kernel.interpreter.Interpreter;
import io.crema.kernel.magic.Magics;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a session keeps in memory, and what not. */
class ForgottenValuesTest {
    private static Interpreter java;

    private final TestCell cell = new TestCell();

    @BeforeAll
    static void start() {
        java = JShellInterpreter.start(TestCell.options(), new Magics(List.of()), new Renderers(List.of()), List.of());
    }

    @AfterAll
    static void stop() {
        java.close();
    }

    private String text(String code) {
        return TestCell.text(cell.run(java, code));
    }

    @Test
    void letsGoOfWhatAVariableHeldBeforeItWasDeclaredAgain() {
        text("import java.lang.ref.WeakReference; Object model = new byte[1 << 20];");
        text("var first = new WeakReference<>(model);");
        text("Object model = new byte[1 << 20];");
        text("var second = new WeakReference<>(model);");
        text("Object model = new byte[1 << 20];");

        text("System.gc();");

        assertEquals("true", text("first.get() == null && second.get() == null && model != null"));
    }

    @Test
    void letsOldCodeSeeTheVariableAsItIsNow() {
        text("String greeting = \"old\"; java.util.function.Supplier<String> ask = () -> greeting;");

        text("String greeting = \"new\";");

        assertEquals("new", text("ask.get()"));
    }

    @Test
    void leavesWhatAVariableOfAnotherTypeHeld() {
        text("String thing = \"text\"; java.util.function.Supplier<Object> look = () -> thing;");

        text("List<Integer> thing = List.of(1);");

        assertEquals("text", text("look.get()"));
        assertEquals("1", text("thing.get(0)"));
    }

    @Test
    void namesThirtyValuesOfExpressionsAndNoMore() {
        try (Interpreter fresh = JShellInterpreter.start(
                TestCell.options(), new Magics(List.of()), new Renderers(List.of()), List.of())) {
            for (int i = 0; i < 40; i++) {
                cell.run(fresh, i + " + 0");
            }

            assertEquals("10", oldestValue(fresh));
        }
    }

    /** JShell names a value by its snippet's number, and not every snippet has a value. */
    private static String oldestValue(Interpreter session) {
        return IntStream.rangeClosed(1, 110)
                .mapToObj(number -> session.evaluate("$" + number))
                .filter(ExecuteResult.Success.class::isInstance)
                .map(TestCell::text)
                .findFirst()
                .orElse("none");
    }
}
