package io.crema.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.install.Environment.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the paths expected here are written with slashes")
final class DestinationTest {
    private static final Path HOME = Path.of("/home/ada");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void findsTheUsersFolderOnEachPlatform() {
        var user = new Destination.User();

        assertEquals(
                HOME.resolve(".local/share/jupyter"), user.dataFolder(new Environment(Map.of(), HOME, Platform.LINUX)));
        assertEquals(HOME.resolve("Library/Jupyter"), user.dataFolder(new Environment(Map.of(), HOME, Platform.MAC)));
        assertEquals(
                HOME.resolve("AppData/Roaming/jupyter"),
                user.dataFolder(new Environment(Map.of(), HOME, Platform.WINDOWS)));
    }

    @Test
    void followsJupytersOwnVariablesBeforeThePlatforms() {
        var both = Map.of("JUPYTER_DATA_DIR", "/data/jupyter", "XDG_DATA_HOME", "/xdg");
        var xdg = Map.of("JUPYTER_DATA_DIR", "", "XDG_DATA_HOME", "/xdg");

        assertEquals(
                Path.of("/data/jupyter"),
                new Destination.User().dataFolder(new Environment(both, HOME, Platform.LINUX)));
        assertEquals(
                Path.of("/xdg/jupyter"), new Destination.User().dataFolder(new Environment(xdg, HOME, Platform.LINUX)));
    }

    @Test
    void takesAPrefixRelativeToTheCurrentFolder() {
        var data = new Destination.Prefix(Path.of("venv")).dataFolder(new Environment(Map.of(), HOME, Platform.LINUX));

        assertEquals(Path.of("venv/share/jupyter").toAbsolutePath(), data);
    }

    @Test
    void prefersTheActiveEnvironmentToTheJupyterOnThePath() throws IOException {
        var environment = new Environment(
                Map.of(
                        "VIRTUAL_ENV",
                        "/venvs/active",
                        "PATH",
                        jupyterIn("other").toString()),
                HOME,
                Platform.LINUX);

        assertEquals(Path.of("/venvs/active/share/jupyter"), new Destination.SysPrefix().dataFolder(environment));
    }

    @Test
    void findsTheEnvironmentBehindALinkOnThePath() throws IOException {
        var real = jupyterIn("lab").resolve("jupyter");
        var links = Files.createDirectories(folder.resolve("links"));
        Files.createSymbolicLink(links.resolve("jupyter"), real);
        var environment = new Environment(Map.of("PATH", "/nowhere:" + links), HOME, Platform.LINUX);

        var data = new Destination.SysPrefix().dataFolder(environment);

        assertEquals(folder.toRealPath().resolve("lab/share/jupyter"), data);
    }

    @Test
    void saysWhatToTypeWhenNoJupyterIsFound() {
        var environment = new Environment(Map.of("PATH", "/nowhere"), HOME, Platform.LINUX);

        var failure = assertThrows(InstallException.class, () -> new Destination.SysPrefix().dataFolder(environment));

        assertTrue(String.valueOf(failure.getMessage()).contains("--prefix DIR"), failure.getMessage());
    }

    private Path jupyterIn(String prefix) throws IOException {
        var bin = Files.createDirectories(folder.resolve(prefix).resolve("bin"));
        var program = Files.writeString(bin.resolve("jupyter"), "#!/bin/sh\n");
        assertTrue(program.toFile().setExecutable(true));
        return bin;
    }
}
