package io.crema.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.display.Renderers;
import io.crema.kernel.interpreter.Interpreter;
import io.crema.kernel.magic.Magics;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which classes of cells go, and that those which stay find each other wherever they were loaded. */
class PassingLoaderTest {
    /** More than the snippets that are kept for traces, and a cleaning. */
    private static final int MANY = 1_200;

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
    void unloadsTheClassesOfStatementsThatAreLongGone() {
        text("import java.lang.ref.WeakReference; WeakReference<Class<?>> old = null;");
        text("old = new WeakReference<>(new Object() {}.getClass());");
        assertEquals("true", text("old.get() != null"));

        text("if (false) {}\n".repeat(MANY));

        text("System.gc();");
        assertEquals("true", text("old.get() == null"));
    }

    @Test
    void sharesWhatOnlyThePackageMayUse() {
        text("class Box { int size = 3; Box() {} int twice() { return 2 * size; } protected int half = 1; }");

        assertEquals("3", text("new Box().size"));
        assertEquals("7", text("var box = new Box(); box.twice() + box.half"));
        assertEquals("9", text("int thrice(Box any) { return 3 * any.size; }\nthrice(box)"));
    }

    @Test
    void letsSealedTypesKnowTheirOwn() {
        text("sealed interface Shape permits Square {} record Square(int side) implements Shape {}");

        assertEquals("Square[side=2]", text("Shape shape = new Square(2); shape"));
    }

    @Test
    void runsTypesOfDifferentLoadersTogether() {
        text("public interface Area { int area(); }");
        text("record Field(int side) implements Area { public int area() { return side * side; } }");
        text("enum Colour { RED, BLUE }");
        text("int sum(List<? extends Area> all) { return all.stream().mapToInt(Area::area).sum(); }");

        assertEquals("13", text("sum(List.of(new Field(2), new Field(3)))"));
        assertEquals("1", text("switch (Colour.RED) { case RED -> 1; case BLUE -> 2; }"));
        assertEquals("5", text("var hidden = new Object() { int value = 5; };\nhidden.value"));
        assertTrue(text("Class.forName(new Field(1).getClass().getName()).getName()")
                .endsWith("Field"));
    }

    @Test
    void findsWhatARunningThreadHasNotAskedForYet() {
        text("record Late(int number) {}");
        text("var latch = new java.util.concurrent.CountDownLatch(1);"
                + "var answer = new java.util.concurrent.CompletableFuture<Object>();");
        text("new Thread(() -> { try { latch.await(); answer.complete(new Late(4)); }"
                + " catch (Throwable e) { answer.complete(e); } }).start();");
        text("record Late(String text) {}");

        text("if (false) {}\n".repeat(MANY));

        text("latch.countDown();");
        assertEquals("Late[number=4]", text("answer.get().toString()"));
    }
}
