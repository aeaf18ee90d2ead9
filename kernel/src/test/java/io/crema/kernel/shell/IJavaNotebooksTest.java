package io.crema.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crema.kernel.dependency.TestRepository;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.display.Renderers;
import io.crema.kernel.interpreter.CellError;
import io.crema.kernel.interpreter.ExecuteResult;
import io.crema.kernel.interpreter.Interpreter;
import io.crema.kernel.magic.Magics;
import io.crema.kernel.preload.Preload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs notebooks written in the style of IJava's, whole and unchanged. Beside its source a cell has in {@code
 * metadata.expected} what must come of it: {@code result} as text, the {@code types} of the result, what it {@code shows}
 * by types, how many {@code updates} it makes, or the name of its {@code error}. Whatever is not named must not happen.
 */
class IJavaNotebooksTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "ijava");

    @TempDir
    private static Path folder;

    private static TestRepository repository;

    static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void hasTwentyNotebooksOrMore() throws IOException {
        assertTrue(notebooks().size() >= 20, notebooks().toString());
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void runsUnchanged(Path notebook) throws IOException {
        JsonNode cells = new ObjectMapper().readTree(notebook.toFile()).get("cells");
        assertTrue(cells.size() > 1, "a notebook has cells");

        try (Interpreter java = session()) {
            new TestCell().run(java, "%use");
            for (JsonNode cell : cells) {
                assertEquals(expected(cell), happened(cell, java), source(cell));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A session with all that it finds, whose libraries come from a repository of the test. */
    private static Interpreter session() {
        ClassLoader libraries = ClassLoader.getSystemClassLoader();
        var magics = new Magics(List.of(new UseMagic(repository)));
        magics.discover(libraries);
        var renderers = new Renderers(List.of());
        renderers.discover(libraries);
        return JShellInterpreter.start(
                TestCell.options(),
                magics,
                renderers,
                ServiceLoader.load(Preload.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    @BeforeAll
    static void fillTheRepository() throws IOException {
        repository = new TestRepository(folder);
        Path classes = compiled(
                "package org.test.numbers; public class Numbers { public static int twice(int n) { return 2 * n; } }",
                "package org.test.shapes; public record Circle(int radius) { public String toString() {"
                        + " return \"circle of \" + org.test.numbers.Numbers.twice(radius) / 2; } }");
        String numbers = "org/test/numbers/Numbers.class";
        String circle = "org/test/shapes/Circle.class";
        repository.jar("org.test:numbers:1.0", "", Map.of(numbers, Files.readAllBytes(classes.resolve(numbers))));
        repository.jar(
                "org.test:shapes:1.0",
                "<dependencies>" + TestRepository.dependency("org.test", "numbers", "1.0", "") + "</dependencies>",
                Map.of(circle, Files.readAllBytes(classes.resolve(circle))));
    }

    private static Path compiled(String... sources) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        var arguments = new ArrayList<>(List.of("-proc:none", "-d", classes.toString()));
        for (String source : sources) {
            String name = source.replaceFirst("(?s).*?(?:class|record) (\\w+).*", "$1");
            arguments.add(
                    Files.writeString(folder.resolve(name + ".java"), source).toString());
        }
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)));
        return classes;
    }

    private static String source(JsonNode cell) {
        return StreamSupport.stream(cell.get("source").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining());
    }

    private static List<String> expected(JsonNode cell) {
        JsonNode expected = cell.get("metadata").path("expected");
        var facts = new ArrayList<String>();
        facts.add("error: " + expected.path("error").asText("none"));
        facts.add("updates: " + expected.path("updates").asInt(0));
        expected.path("shows").forEach(types -> facts.add("shows: " + types.asText()));
        if (expected.has("result")) {
            facts.add("result: " + expected.get("result").asText());
        }
        if (expected.has("types")) {
            facts.add("types: "
                    + StreamSupport.stream(expected.get("types").spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(",")));
        }
        return facts;
    }

    /** What happened, in the words of what was expected. */
    private static List<String> happened(JsonNode cell, Interpreter java) {
        var surroundings = new TestCell();
        ExecuteResult result = surroundings.run(java, source(cell));

        JsonNode expected = cell.get("metadata").path("expected");
        var facts = new ArrayList<String>();
        facts.add("error: " + result.problem().map(CellError::name).orElse("none"));
        facts.add("updates: " + (expected.has("updates") ? surroundings.updates.size() : 0));
        surroundings.shown.forEach(data -> facts.add("shows: " + types(data)));
        if (expected.has("result") || (result.value().isPresent() && !expected.has("types"))) {
            facts.add("result: " + result.value().map(DisplayData::plainText).orElse("nothing"));
        }
        if (expected.has("types")) {
            facts.add("types: " + result.value().map(IJavaNotebooksTest::types).orElse("nothing"));
        }
        return facts;
    }

    private static String types(DisplayData data) {
        return data.data().keySet().stream().map(MimeType::value).sorted().collect(Collectors.joining(","));
    }
}
