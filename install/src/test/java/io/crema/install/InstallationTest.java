package io.crema.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstallationTest {
    private static final JavaRuntime JAVA = new JavaRuntime(Path.of("/opt/jdk/bin/java"), 17);

    @TempDir
    private Path folder = Path.of("");

    private Distribution layOutADistribution() throws IOException {
        var home = folder.resolve("crema");
        var extension = home.resolve("labextension").resolve("crema-plotly");
        Files.createDirectories(extension.resolve("static"));
        Files.writeString(extension.resolve("package.json"), "{}");
        Files.writeString(extension.resolve("static").resolve("remoteEntry.js"), "// draws");
        Files.writeString(home.resolve("crema.jar"), "");
        return new Distribution(home);
    }

    private static KernelSpec spec(String name, String displayName, Distribution distribution) {
        return new KernelSpec(name, displayName, Launch.plain(JAVA, distribution.jar()));
    }

    @Test
    void writesTheKernelspecWithAbsolutePaths() throws IOException {
        var distribution = layOutADistribution();
        var spec = spec("crema", "Java (Crema)", distribution);

        var kernel = new Installation(distribution, folder.resolve("data")).install(spec);

        var json = read(kernel.resolve("kernel.json"));
        assertEquals("Java (Crema)", json.get("display_name").asText());
        assertEquals("java", json.get("language").asText());
        assertEquals("message", json.get("interrupt_mode").asText());
        var arguments = json.get("argv");
        assertEquals("/opt/jdk/bin/java", arguments.get(0).asText());
        assertEquals("{connection_file}", arguments.get(arguments.size() - 1).asText());
        assertEquals("kernel", arguments.get(arguments.size() - 2).asText());
        assertEquals(
                distribution.jar().toString(),
                arguments.get(arguments.size() - 3).asText());
        assertTrue(Path.of(arguments.get(arguments.size() - 3).asText()).isAbsolute());
    }

    @Test
    void writesTheLogosAndTheJupyterLabExtension() throws IOException {
        var distribution = layOutADistribution();
        var data = folder.resolve("data");

        var kernel = new Installation(distribution, data).install(spec("mine", "Mine", distribution));

        assertEquals(data.resolve("kernels").resolve("mine"), kernel);
        assertTrue(Files.size(kernel.resolve("logo-32x32.png")) > 0);
        assertTrue(Files.size(kernel.resolve("logo-64x64.png")) > 0);
        assertTrue(Files.size(kernel.resolve("logo-svg.svg")) > 0);
        var remote = data.resolve("labextensions/crema-plotly/static/remoteEntry.js");
        assertEquals("// draws", Files.readString(remote));
    }

    @Test
    void writesOverAnOlderInstallation() throws IOException {
        var distribution = layOutADistribution();
        var installation = new Installation(distribution, folder.resolve("data"));
        installation.install(spec("crema", "Older", distribution));

        var kernel = installation.install(spec("crema", "Newer", distribution));

        assertEquals(
                "Newer", read(kernel.resolve("kernel.json")).get("display_name").asText());
    }

    @Test
    void saysWhereItCannotWriteAndWhatToTypeInstead() throws IOException {
        var distribution = layOutADistribution();
        var file = Files.writeString(folder.resolve("file"), "in the way");
        var installation = new Installation(distribution, file.resolve("jupyter"));
        var spec = spec("crema", "Java (Crema)", distribution);

        var failure = assertThrows(InstallException.class, () -> installation.install(spec));

        assertTrue(messageOf(failure).contains("cannot write into " + file.resolve("jupyter")), messageOf(failure));
        assertTrue(messageOf(failure).contains("--user"), messageOf(failure));
        assertTrue(messageOf(failure).contains("--prefix DIR"), messageOf(failure));
    }

    @Test
    void refusesANameThatJupyterCannotFind() throws IOException {
        var distribution = layOutADistribution();
        var failure = assertThrows(InstallException.class, () -> spec("my kernel", "x", distribution));

        assertTrue(messageOf(failure).contains("\"my kernel\""), messageOf(failure));
    }

    @Test
    void refusesAFolderThatIsNoDistribution() {
        var failure = assertThrows(InstallException.class, () -> new Distribution(folder.resolve("empty")));

        assertTrue(messageOf(failure).contains("mvn package"), messageOf(failure));
    }

    @Test
    void writesNoPlaceholderButTheConnectionFile() throws IOException {
        var distribution = layOutADistribution();
        var text = spec("crema", "Java (Crema)", distribution).toJson();

        assertFalse(text.contains("resource_dir"), text);
        assertEquals(1, text.split("\\{connection_file\\}", -1).length - 1, text);
    }

    @Test
    void takesAKernelAwayAndTheExtensionWithTheLastOne() throws IOException {
        var distribution = layOutADistribution();
        var data = folder.resolve("data");
        var installation = new Installation(distribution, data);
        installation.install(spec("crema", "One", distribution));
        installation.install(spec("java", "Two", distribution));

        installation.uninstall("crema");
        boolean extensionForTheOther = Files.exists(data.resolve("labextensions/crema-plotly"));
        installation.uninstall("java");

        assertTrue(extensionForTheOther);
        assertFalse(Files.exists(data.resolve("kernels/crema")));
        assertFalse(Files.exists(data.resolve("labextensions/crema-plotly")));
    }

    @Test
    void leavesSomebodyElsesKernelAlone() throws IOException {
        var distribution = layOutADistribution();
        var data = folder.resolve("data");
        var other = Files.createDirectories(data.resolve("kernels").resolve("java"));
        Files.writeString(other.resolve("kernel.json"), "{\"argv\": [\"java\", \"-jar\", \"/opt/ijava.jar\"]}");
        var installation = new Installation(distribution, data);
        installation.install(spec("mine", "Mine", distribution));

        var failure = assertThrows(InstallException.class, () -> installation.uninstall("java"));

        assertTrue(messageOf(failure).contains("no kernel \"java\" of Crema"), messageOf(failure));
        assertTrue(messageOf(failure).contains("(but mine)"), messageOf(failure));
        assertTrue(Files.exists(other.resolve("kernel.json")));
    }

    private static JsonNode read(Path file) throws IOException {
        return new JsonMapper().readTree(Files.readString(file));
    }

    private static String messageOf(InstallException failure) {
        return String.valueOf(failure.getMessage());
    }
}
