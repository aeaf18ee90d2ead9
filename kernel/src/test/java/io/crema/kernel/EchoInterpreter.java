package io.crema.kernel;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.interpreter.Cell;
import io.crema.kernel.interpreter.CellError;
import io.crema.kernel.interpreter.CellInput;
import io.crema.kernel.interpreter.CellOutput;
import io.crema.kernel.interpreter.Completeness;
import io.crema.kernel.interpreter.Completion;
import io.crema.kernel.interpreter.ExecuteResult;
import io.crema.kernel.interpreter.Inspection;
import io.crema.kernel.interpreter.Interpreter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A language in which every cell has its own text as its value, but for the cells that a test gives a meaning. */
final class EchoInterpreter implements Interpreter {
    private final Map<String, Behaviour> meanings = new ConcurrentHashMap<>();
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final List<String> interruptedCells = new CopyOnWriteArrayList<>();
    private volatile Runnable end = () -> {};

    /** What a cell does. */
    @FunctionalInterface
    interface Behaviour {
        ExecuteResult run(CellOutput output, CellInput input) throws InterruptedException;
    }

    /** From here on, this text means that. */
    EchoInterpreter meaning(String code, Behaviour behaviour) {
        meanings.put(code, behaviour);
        return this;
    }

    static ExecuteResult failure(String name) {
        return new ExecuteResult.Failure(new CellError(name, "it went wrong", List.of(name, "  at line 1")));
    }

    /** A cell that runs until it is interrupted. */
    ExecuteResult waitForInterrupt() throws InterruptedException {
        interrupted.await();
        return new ExecuteResult.Interrupted(new CellError("Interrupted", "interrupted", List.of("Interrupted")));
    }

    @Override
    public ExecuteResult execute(Cell cell, CellOutput output, CellInput input) {
        try {
            return meanings.getOrDefault(cell.code(), (o, i) -> ExecuteResult.value(DisplayData.text(cell.code())))
                    .run(output, input);
        } catch (InterruptedException e) {
            return new ExecuteResult.Interrupted(new CellError("Interrupted", "while it waited", List.of()));
        }
    }

    @Override
    public ExecuteResult evaluate(String expression) {
        return expression.isBlank() ? failure("Blank") : ExecuteResult.value(DisplayData.text(expression));
    }

    /** The word before the cursor, twice. */
    @Override
    public Completion complete(String cell, int cursor) {
        if (cell.equals("hang")) {
            hang();
        }
        int start = cell.lastIndexOf(' ', cursor - 1) + 1;
        String word = cell.substring(start, cursor);
        return new Completion(start, cursor, List.of(new Completion.Candidate(word + word, "word", "(twice)")));
    }

    /** Waits until the thread is interrupted. */
    static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Optional<Inspection> inspect(String cell, int cursor, boolean detailed) {
        String before = cell.substring(0, cursor);
        return before.isEmpty()
                ? Optional.empty()
                : Optional.of(new Inspection(DisplayData.text(detailed ? before + ", at length" : before)));
    }

    @Override
    public Completeness isComplete(String cell) {
        if (cell.equals("hang")) {
            hang();
        }
        if (cell.endsWith("{")) {
            return new Completeness.Incomplete("  ");
        }
        return cell.endsWith("}") ? new Completeness.Invalid() : new Completeness.Complete();
    }

    @Override
    public void interrupt(Cell cell) {
        interruptedCells.add(cell.code());
        interrupted.countDown();
    }

    /** The text of each cell that was interrupted while it ran. */
    List<String> interruptedCells() {
        return interruptedCells;
    }

    /** What it does when it is closed. */
    void atEnd(Runnable task) {
        end = task;
    }

    @Override
    public void close() {
        end.run();
    }
}
