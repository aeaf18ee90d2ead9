package io.crema.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArchiveIT {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void makesAnArchiveWhenItInstallsAndStartsWithoutItToo() throws IOException, InterruptedException {
        var outcome = Command.of(Project.java(), "-jar", Project.jar(), "install", "--prefix", folder)
                .run();
        var kernel = folder.resolve("share/jupyter/kernels/crema");

        assertEquals(0, outcome.status(), outcome.output());
        var spec = InstalledSpec.below(folder.resolve("share/jupyter")).get(0);
        Path archive = spec.archive().orElseThrow();
        assertTrue(archive.startsWith(kernel), archive.toString());
        assertTrue(Files.size(archive) > 1_000_000, archive.toString());

        var archives = StartArchive.in(kernel, JavaRuntime.probe(Project.java()));
        assertLives(archives, "fits");
        Files.delete(archive);
        assertLives(archives, "is missing");
        Files.writeString(archive, "damaged");
        assertLives(archives, "is damaged");
    }

    /** A rehearsal asks for answers, so that it tells whether a kernel lives. */
    private static void assertLives(StartArchive archive, String state) throws InterruptedException {
        var launch = Launch.plain(JavaRuntime.probe(Project.java()), Project.jar());
        try {
            String output = new Rehearsal(launch, Duration.ofMinutes(1)).run(archive.useOptions());
            assertFalse(output.contains("[cds]") || output.contains("[aot]"), output);
        } catch (IOException dead) {
            throw new AssertionError("the kernel does not start when the archive " + state, dead);
        }
    }
}
