package io.crema.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jupyter's own conformance suite; Debian's python runs it, since it fits Debian's version of jupyter-client only. */
final class ConformanceIT {
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    @TempDir
    private Path prefix = Path.of("");

    @ParameterizedTest
    @MethodSource("javas")
    void passesJupytersConformanceSuiteAndIsInterruptedWithinASecond(Path java)
            throws IOException, InterruptedException {
        assumeTrue(hasSuite(), "skipped: " + PYTHON + " has no jupyter_kernel_test (python3-jupyter-kernel-test)");
        var kernel = InstalledKernel.below(prefix, java);

        var outcome = Command.of(PYTHON, Project.module().resolve("src/test/python/test_crema_kernel.py"))
                .with("JUPYTER_PATH", kernel.dataFolder())
                // The suite counts what is in the history.
                .with("XDG_STATE_HOME", prefix.resolve("state"))
                .within(Duration.ofMinutes(4))
                .run();

        assertEquals(0, outcome.status(), outcome.output());
        assertTrue(outcome.output().contains("test_execute_stdout"), outcome.output());
        assertFalse(outcome.output().contains("skipped"), outcome.output());
    }

    static List<Path> javas() {
        return Project.javas();
    }

    private static boolean hasSuite() throws IOException, InterruptedException {
        return Files.isExecutable(PYTHON)
                && Command.of(PYTHON, "-c", "import jupyter_kernel_test").run().status() == 0;
    }
}
