package io.crema.kernel;

import io.crema.kernel.InterpreterStart.InterpreterUnavailableException;
import io.crema.kernel.interpreter.Interpreter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a kernel ends: its cells are interrupted, as a user would, and what they have left running is ended. Each has a
 * moment for it, and what it still says is sent.
 */
record KernelEnd(Shells shells, Cells cells, InterpreterStart interpreter, FrontEnd frontEnd, ExecutorService helpers) {
    private static final Logger log = LoggerFactory.getLogger(KernelEnd.class);

    /** How long a shell's cell may take. */
    private static final Duration LAST_CELL = Duration.ofMillis(400);
    /** How long what cells have left running may take. */
    private static final Duration LAST_WORK = Duration.ofSeconds(3);

    void come() {
        try {
            Optional<Interpreter> language = interpreter.ifRunning();
            endCells(language);
            if (language.isPresent()) {
                helpers.submit(language.get()::close).get(LAST_WORK.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterpreterUnavailableException e) {
            log.info("no cell has run: there is no interpreter", e);
        } catch (ExecutionException | TimeoutException e) {
            log.warn("what runs in the kernel does not end in order", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        frontEnd.flush();
    }

    private void endCells(Optional<Interpreter> language) throws InterruptedException {
        List<CompletableFuture<Void>> stops = new ArrayList<>();
        for (CellQueue shell : shells.all()) {
            stops.add(CompletableFuture.runAsync(cells.interrupt(shell, language), helpers));
            frontEnd.interrupt();
        }
        try {
            CompletableFuture.allOf(stops.toArray(CompletableFuture[]::new))
                    .get(LAST_CELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            log.warn("a cell could not be interrupted", e);
        }
        shells.close();
        for (CellQueue shell : shells.all()) {
            shell.awaitEnd(LAST_CELL);
        }
    }
}
