package io.crema.kernel.shell;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.interpreter.Cell;
import io.crema.kernel.interpreter.CellError;
import io.crema.kernel.interpreter.CellInput;
import io.crema.kernel.interpreter.CellOutput;
import io.crema.kernel.interpreter.ExecuteResult;
import io.crema.kernel.interpreter.Interpreter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A cell's surroundings, which remember what the cell shows and answer what it asks. */
final class TestCell implements CellOutput, CellInput {
    final List<DisplayData> shown = new CopyOnWriteArrayList<>();
    final List<DisplayData> pages = new CopyOnWriteArrayList<>();
    final List<String> updates = new CopyOnWriteArrayList<>();
    final List<String> warnings = new CopyOnWriteArrayList<>();
    final List<Boolean> clears = new CopyOnWriteArrayList<>();

    private volatile Cell latest = new Cell("", 0);

    /** The options of a session that sees what the tests see. */
    static ShellOptions options() {
        return ShellOptions.plain();
    }

    ExecuteResult run(Interpreter java, String code) {
        return run(java, code, 3);
    }

    ExecuteResult run(Interpreter java, String code, int number) {
        latest = new Cell(code, number);
        return java.execute(latest, this, this);
    }

    /** Interrupts what was run last. */
    void interrupt(Interpreter java) {
        java.interrupt(latest);
    }

    /** The plain text of a successful cell's result, or {@code "nothing"}. */
    static String text(ExecuteResult result) {
        if (result instanceof ExecuteResult.Success success) {
            return success.value().map(DisplayData::plainText).orElse("nothing");
        }
        return result.toString();
    }

    static CellError error(ExecuteResult result) {
        if (result instanceof ExecuteResult.Failure failure) {
            return failure.error();
        }
        throw new AssertionError("expected a failure, got " + result);
    }

    /** The lines of the traceback without their colours. */
    static String traceback(ExecuteResult result) {
        return String.join("\n", error(result).traceback()).replaceAll("\u001b\\[\\d+m", "");
    }

    @Override
    public String show(DisplayData data) {
        shown.add(data);
        return "id-" + shown.size();
    }

    @Override
    public void show(String displayId, DisplayData data) {
        shown.add(data);
    }

    @Override
    public void page(DisplayData data) {
        pages.add(data);
    }

    @Override
    public void update(String displayId, DisplayData data) {
        updates.add(displayId + "=" + data.plainText());
    }

    @Override
    public void clear(boolean wait) {
        clears.add(wait);
    }

    @Override
    public void print(String text) {
        System.out.print(text);
    }

    @Override
    public void warn(String text) {
        warnings.add(text.replaceAll("\u001b\\[\\d+m", ""));
    }

    @Override
    public String readLine(String prompt, boolean password) throws InterruptedException {
        if (prompt.equals("forever")) {
            new CountDownLatch(1).await();
        }
        return "answer to " + prompt + (password ? " (hidden)" : "");
    }
}
