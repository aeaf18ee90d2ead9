package io.crema.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first notebook in JupyterLab in Chromium; the steps are those of {@code first-notebook.test.js}. */
final class BrowserIT {
    @TempDir
    private Path prefix = Path.of("");

    @Test
    void runsTheFirstNotebookInJupyterLabAndStopsIt() throws IOException, InterruptedException {
        var environment = Environment.ofThisProcess();
        var jupyter = Project.jupyter();
        var chromium = environment.program("chromium");
        var node = environment.program("node");
        var test = Project.module().resolve("src/test/browser");
        assumeTrue(jupyter.isPresent(), "skipped: no .venv with Jupyter; install/test makes it");
        assumeTrue(chromium.isPresent(), "skipped: no chromium on the PATH");
        assumeTrue(node.isPresent(), "skipped: no node on the PATH");
        assumeTrue(
                Files.isDirectory(test.resolve("node_modules").resolve("playwright-core")),
                "skipped: no playwright-core; install/test installs it");
        var kernel = InstalledKernel.below(prefix);

        var outcome = Command.of(node.get(), "--test", test.resolve("first-notebook.test.js"))
                .with("JUPYTER", jupyter.get())
                .with("JUPYTER_PATH", kernel.dataFolder())
                .with("CHROMIUM", chromium.get())
                .with("NOTEBOOK", Project.root().resolve("notebooks").resolve("01-first-fine-tune.ipynb"))
                .with("SCREENSHOTS", Project.root().resolve("target").resolve("screenshots"))
                .within(Duration.ofMinutes(12))
                .run();

        assertEquals(0, outcome.status(), outcome.output());
    }
}
