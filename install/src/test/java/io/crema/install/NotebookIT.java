package io.crema.install;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Runs each committed notebook in a real Jupyter, and compares its outputs with the committed ones. */
final class NotebookIT {
    @TempDir
    private Path prefix = Path.of("");

    @TestFactory
    List<DynamicTest> notebooksSayWhatTheySaidWhenTheyWereCommitted() throws IOException, InterruptedException {
        var jupyter = Project.jupyter();
        assumeTrue(jupyter.isPresent(), "skipped: no .venv with Jupyter; install/test makes it");
        var kernel = InstalledKernel.below(prefix);
        var notebooks = notebooks();

        assertFalse(notebooks.isEmpty(), "there are notebooks to run");
        return notebooks.stream()
                .map(notebook -> DynamicTest.dynamicTest(
                        notebook.getFileName().toString(), () -> check(notebook, jupyter.get(), kernel)))
                .toList();
    }

    private static List<Path> notebooks() throws IOException {
        try (var files = Files.list(Project.root().resolve("notebooks"))) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    private static void check(Path notebook, Path jupyter, InstalledKernel kernel)
            throws IOException, InterruptedException {
        var outcome = Command.of(
                        jupyter,
                        "nbconvert",
                        "--to=notebook",
                        "--execute",
                        "--allow-errors",
                        "--ExecutePreprocessor.timeout=600",
                        "--output-dir=" + Project.target("notebooks"),
                        notebook)
                .with("JUPYTER_PATH", kernel.dataFolder())
                .with("XDG_STATE_HOME", Files.createTempDirectory("crema-state")) // runs are counted from 1
                .within(Duration.ofMinutes(12))
                .run();
        assertEquals(0, outcome.status(), outcome.output());

        var committed = Notebook.read(notebook);
        var now = Notebook.read(Project.target("notebooks").resolve(notebook.getFileName()));

        assertEquals(List.of(), now.errors());
        assertEquals(committed.cells().size(), now.cells().size(), "cells");
        assertAll(comparisons(committed, now));
    }

    private static List<Executable> comparisons(Notebook committed, Notebook now) {
        var comparisons = new ArrayList<Executable>();
        for (var cell = 0; cell < committed.cells().size(); cell++) {
            var source = committed.cells().get(cell).source();
            var expected = committed.cells().get(cell).outputs();
            var actual = now.cells().get(cell).outputs();
            var forms = committed.cells().get(cell).forms();
            var formsNow = now.cells().get(cell).forms();
            comparisons.add(() -> assertEquals(forms, formsNow, () -> "outputs of\n" + source + "\n" + actual));
            if (committed.cells().get(cell).varies()) {
                continue;
            }
            for (var output = 0; output < Math.min(expected.size(), actual.size()); output++) {
                var difference = Resemblance.difference(expected.get(output), actual.get(output));
                comparisons.add(() -> assertEquals("", difference.orElse(""), () -> "an output of\n" + source));
            }
        }
        return comparisons;
    }
}
