package io.crema.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LaunchTest {
    private static final Path JAR = Path.of("/opt/crema/crema.jar");
    private static final JavaRuntime JAVA_17 = new JavaRuntime(Path.of("/opt/jdk/bin/java"), 17);
    private static final JavaRuntime JAVA_25 = new JavaRuntime(Path.of("/opt/jdk/bin/java"), 25);

    private static Launch launch(Profile profile, List<String> jvmOptions, Map<String, String> environment) {
        return new Launch(JAVA_17, JAR, profile, jvmOptions, environment, Optional.empty());
    }

    @Test
    void putsTheUsersOptionsBehindTheProfiles() {
        var command = launch(Profile.STANDARD, List.of("-XX:MaxRAMPercentage=80"), Map.of())
                .command();

        assertTrue(command.indexOf("-XX:MaxRAMPercentage=50") < command.indexOf("-XX:MaxRAMPercentage=80"));
        assertTrue(command.indexOf("-XX:MaxRAMPercentage=80") < command.indexOf("-jar"), command.toString());
        assertFalse(command.contains("-XX:TieredStopAtLevel=1"), command.toString());
    }

    @Test
    void leavesNoTraceOfACrashBesideTheNotebook() {
        var command = launch(Profile.STANDARD, List.of(), Map.of()).command();

        var file = command.stream()
                .filter(option -> option.startsWith("-XX:ErrorFile="))
                .map(option -> Path.of(option.substring("-XX:ErrorFile=".length())))
                .findFirst()
                .orElseThrow();
        assertTrue(file.isAbsolute(), file.toString());
        assertTrue(Files.isDirectory(file.resolveSibling("")), file.toString());
        assertTrue(file.endsWith("crema-crash-%p.log"), file.toString());
    }

    @Test
    void usesTheQuickCompilerAloneInAClassroom() {
        var command = launch(Profile.CLASSROOM, List.of(), Map.of()).command();

        assertTrue(command.contains("-XX:TieredStopAtLevel=1"), command.toString());
    }

    @Test
    void writesTheEnvironmentIntoTheKernelspec() throws IOException {
        var spec =
                new KernelSpec("crema", "Java", launch(Profile.STANDARD, List.of(), Map.of("IJAVA_CLASSPATH", "x=y")));

        var json = new JsonMapper().readTree(spec.toJson());

        assertEquals("x=y", json.at("/env/IJAVA_CLASSPATH").asText());
        assertEquals("5.5", json.at("/kernel_protocol_version").asText());
        assertEquals("curve", json.at("/metadata/supported_encryption/0").asText());
    }

    @Test
    void namesAnArchiveInTheWayOfItsJdk() {
        var folder = Path.of("/data/kernels/crema");
        var launch = launch(Profile.STANDARD, List.of(), Map.of());

        var of17 = launch.with(StartArchive.in(folder, JAVA_17)).command();
        var of25 = launch.with(StartArchive.in(folder, JAVA_25)).command();

        assertTrue(of17.contains("-XX:SharedArchiveFile=/data/kernels/crema/start.jsa"), of17.toString());
        assertTrue(of17.contains("-Xshare:auto"), of17.toString());
        assertTrue(of25.contains("-XX:AOTCache=/data/kernels/crema/start.aot"), of25.toString());
        assertTrue(of25.contains("-XX:AOTMode=auto"), of25.toString());
    }
}
