package io.crema.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.install.Environment.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckupTest {
    @TempDir
    private Path folder = Path.of("");

    private Environment environment(Map<String, String> more) {
        var variables =
                new HashMap<>(Map.of("JUPYTER_DATA_DIR", folder.resolve("data").toString()));
        variables.putAll(more);
        return new Environment(variables, folder, Platform.LINUX);
    }

    private Path kernel(Path java, Path jar, String... more) throws IOException {
        var kernel = Files.createDirectories(folder.resolve("data/kernels/crema"));
        var options = List.of(more).stream().map(each -> "\"" + each + "\", ").toList();
        Files.writeString(
                kernel.resolve("kernel.json"),
                "{\"argv\": [\"" + java + "\", " + String.join("", options) + "\"-jar\", \"" + jar + "\"]}");
        return kernel;
    }

    private Finding kernelFinding() {
        var findings = new JupyterCheckup(environment(Map.of())).kernels();
        return findings.get(0);
    }

    private static Path runningJava() {
        return JavaRuntime.running(Environment.ofThisProcess().platform()).executable();
    }

    @Test
    void saysThatThereIsNoKernelAndWhatToType() {
        var finding = kernelFinding();

        assertFalse(finding.healthy());
        assertTrue(finding.text().contains("crema.jar install --user"), finding.text());
        assertEquals(2, finding.text().lines().count());
    }

    @Test
    void seesThatAKernelsJarOrJavaIsGone() throws IOException {
        var jar = Files.createFile(folder.resolve("crema.jar"));

        kernel(runningJava(), folder.resolve("gone/crema.jar"));
        var noJar = kernelFinding();
        kernel(folder.resolve("no/java"), jar);
        var noJava = kernelFinding();
        kernel(runningJava(), jar);
        var healthy = kernelFinding();

        assertTrue(noJar.text().contains("which is gone"), noJar.text());
        assertTrue(noJava.text().contains("no program at " + folder.resolve("no/java")), noJava.text());
        assertTrue(healthy.healthy(), healthy.text());
    }

    @Test
    void seesThatAnArchiveIsOlderThanTheJar() throws IOException {
        var jar = Files.createFile(folder.resolve("crema.jar"));
        var archive = Files.createFile(folder.resolve("start.jsa"));
        kernel(runningJava(), jar, "-XX:SharedArchiveFile=" + archive);
        var fresh = kernelFinding();

        Files.setLastModifiedTime(archive, FileTime.fromMillis(0));
        var stale = kernelFinding();

        assertTrue(fresh.healthy(), fresh.text());
        assertTrue(stale.text().contains("starts slowly"), stale.text());
    }

    @Test
    void findsJupyterOnThePath() throws IOException {
        var bin = Files.createDirectories(folder.resolve("bin"));
        var absent = new JupyterCheckup(environment(Map.of("PATH", bin.toString()))).jupyter();
        assertTrue(Files.createFile(bin.resolve("jupyter")).toFile().setExecutable(true));
        var present = new JupyterCheckup(environment(Map.of("PATH", bin.toString()))).jupyter();

        assertTrue(absent.remedy().contains("pip install jupyterlab"), absent.text());
        assertTrue(present.healthy(), present.text());
    }

    @Test
    void looksAtTheEngineOfThisMachine() throws IOException {
        var lib = Files.createDirectories(folder.resolve("crema/lib"));
        Files.createFile(folder.resolve("crema/crema.jar"));
        var distribution = new Distribution(folder.resolve("crema"));
        var machine = new MachineCheckup(environment(Map.of()));

        var absent = machine.engine(distribution);
        Files.createFile(lib.resolve("pytorch-native-cpu-2.7.1-other-vax.jar"));
        var foreign = machine.engine(distribution);

        assertTrue(absent.text().contains("no libtorch"), absent.text());
        assertTrue(foreign.text().contains("for another machine"), foreign.text());
    }

    @Test
    void findsThisMachineFitForTheTests() {
        var machine = new MachineCheckup(environment(Map.of()));

        for (var finding : List.of(machine.java(), machine.sockets(), machine.fonts(), machine.cache())) {
            assertTrue(finding.healthy(), finding.text());
        }
    }

    @Test
    void seesThatTheCacheCannotBeWritten() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        var machine = new MachineCheckup(
                environment(Map.of("DJL_CACHE_DIR", file.resolve("cache").toString())));

        assertTrue(
                machine.cache().remedy().contains("DJL_CACHE_DIR"),
                machine.cache().text());
    }
}
