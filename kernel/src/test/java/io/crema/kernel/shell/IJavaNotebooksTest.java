package io.crema.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.interpreter.CellError;
import io.crema.kernel.interpreter.ExecuteResult;
import io.crema.kernel.interpreter.Interpreter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs notebooks written in the style of IJava's, whole and unchanged. Beside its source a cell has in {@code
 * metadata.expected} what must come of it: {@code result} as text, the {@code types} of the result, what it {@code shows}
 * by types, how many {@code updates} it makes, or the name of its {@code error}. Whatever is not named must not happen.
 */
class IJavaNotebooksTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "ijava");

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

        try (Interpreter java = JShellInterpreter.start(TestCell.options())) {
            for (JsonNode cell : cells) {
                assertEquals(expected(cell), happened(cell, java), source(cell));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
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
