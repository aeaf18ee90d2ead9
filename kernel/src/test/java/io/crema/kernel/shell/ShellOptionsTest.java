package io.crema.kernel.shell;

import static io.crema.kernel.shell.TestCell.error;
import static io.crema.kernel.shell.TestCell.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.display.Renderers;
import io.crema.kernel.interpreter.ExecuteResult;
import io.crema.kernel.interpreter.Interpreter;
import io.crema.kernel.magic.Magics;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellOptionsTest {
    private final TestCell cell = new TestCell();

    private static ShellOptions options(Map<String, String> environment) {
        return ShellOptions.of(environment);
    }

    private static Interpreter start(Map<String, String> environment) {
        return JShellInterpreter.start(
                options(environment), new Magics(List.of()), new Renderers(List.of()), List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "500, 500",
        "-1, 0",
        "0, 0",
        "2 SECONDS, 2000",
        "3seconds, 3000",
        "1 MINUTES, 60000",
        "'', 0",
    })
    void readsTheLimitInMillisecondsOrInAUnit(String text, long millis) {
        assertEquals(
                Duration.ofMillis(millis),
                options(Map.of("IJAVA_TIMEOUT", text)).statementLimit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "5 parsecs", "1.5"})
    void saysWhatALimitLooksLike(String text) {
        var thrown = assertThrows(IllegalArgumentException.class, () -> options(Map.of("IJAVA_TIMEOUT", text)));

        assertTrue(thrown.toString().contains("30 SECONDS"), thrown.toString());
    }

    @Test
    void prefersItsOwnNames() {
        var options = options(Map.of(
                "IJAVA_TIMEOUT", "1", "CREMA_TIMEOUT", "2", "IJAVA_COMPILER_OPTS", "-g", "CREMA_COMPILER_OPTS", ""));

        assertEquals(Duration.ofMillis(2), options.statementLimit());
        assertEquals(List.of("-g"), options.compilerOptions());
    }

    @Test
    void keepsQuotedCompilerOptionsTogether() {
        var options = options(Map.of("IJAVA_COMPILER_OPTS", "--enable-preview  -Xlint:all '-Aname=two words'"));

        assertEquals(List.of("--enable-preview", "-Xlint:all", "-Aname=two words"), options.compilerOptions());
    }

    @Test
    void givesTheCompilerItsOptions() {
        try (var java = start(Map.of("IJAVA_COMPILER_OPTS", "-Xlint:deprecation -Werror"))) {
            assertEquals("2", text(cell.run(java, "1 + 1")));
        }
    }

    @Test
    void expandsPathsWithWildcards(@TempDir Path folder) throws IOException {
        for (String name : List.of("a.jar", "b.jar", "b.txt", "sub/c1.jar", "sub/c22.jar")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.createFile(folder.resolve(name));
        }
        String paths = String.join(
                File.pathSeparator,
                folder + "/*.jar",
                folder + "/s?b/c?.jar",
                folder + "/sub/",
                folder + "/missing/*",
                folder + "/plain.jar");

        List<String> found = options(Map.of("IJAVA_CLASSPATH", paths)).libraries().stream()
                .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                .toList();

        assertEquals(List.of("a.jar", "b.jar", "sub/c1.jar", "sub/c1.jar", "sub/c22.jar", "plain.jar"), found);
    }

    @Test
    void letsCellsUseTheClassesOfTheEnvironment(@TempDir Path folder) throws IOException {
        Path source = Files.writeString(
                folder.resolve("Greeter.java"),
                "package own; public class Greeter { public static String greet() { return \"hello\"; } }");
        int failed =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), source.toString());
        assertEquals(0, failed);

        try (var java = start(Map.of("IJAVA_CLASSPATH", folder.toString()))) {
            assertEquals("hello", text(cell.run(java, "own.Greeter.greet()")));
        }
    }

    @Test
    void runsTheScriptsInOrderAndSaysWhichCannotBeRead(@TempDir Path folder) throws IOException {
        Path script = Files.writeString(folder.resolve("one.jsh"), "int first = 1;");
        var environment = Map.of(
                "IJAVA_STARTUP_SCRIPTS_PATH",
                script + File.pathSeparator + folder.resolve("none.jsh"),
                "IJAVA_STARTUP_SCRIPT",
                "int second = first + 1;");

        try (var java = start(environment)) {
            assertEquals("2", text(cell.run(java, "second")));
        }

        assertEquals(1, cell.warnings.size(), cell.warnings.toString());
        assertTrue(cell.warnings.get(0).contains("none.jsh"), cell.warnings.toString());
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void stopsAStatementThatRunsTooLongAndGoesOn() {
        try (var java = start(Map.of("IJAVA_TIMEOUT", "700 MILLISECONDS"))) {
            cell.run(java, "1 + 1");

            ExecuteResult result = cell.run(java, "int before = 5;\nwhile (true) {}\nint after = 6;");

            assertEquals("Timeout", error(result).name());
            assertTrue(error(result).message().contains("700 ms"), error(result).message());
            assertEquals("5", text(cell.run(java, "before")));
        }
    }

    @Test
    void countsTheTimeOfEachStatementByItself() {
        try (var java = start(Map.of("IJAVA_TIMEOUT", "3 SECONDS"))) {
            String cellOfMany = "Thread.sleep(1200);\n".repeat(3) + "7";

            assertEquals("7", text(cell.run(java, cellOfMany)));
        }
    }
}
