package io.crema.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A notebook as its readers see it: the cells, and below each the outputs as text.
 *
 * @param cells in the notebook's order
 * @see <a href="https://nbformat.readthedocs.io/en/latest/format_description.html">The notebook's format</a>
 */
record Notebook(List<NotebookCell> cells) {

    /**
     * A cell.
     *
     * @param source its text
     * @param outputs what stands below it, see {@link #texts(JsonNode)}
     * @param varies whether it is tagged so: another processor gives other numbers, and other words about them
     */
    record NotebookCell(String source, List<String> outputs, boolean varies) {
        NotebookCell {
            outputs = List.copyOf(outputs);
        }

        /** The forms in which outputs are there: {@code text/plain}. */
        List<String> forms() {
            return outputs.stream()
                    .map(output -> output.substring(0, output.indexOf(' ')))
                    .toList();
        }
    }

    Notebook {
        cells = List.copyOf(cells);
    }

    static Notebook read(Path file) throws IOException {
        var cells = new ArrayList<NotebookCell>();
        for (var cell : new JsonMapper().readTree(file.toFile()).get("cells")) {
            var outputs = new ArrayList<String>();
            cell.path("outputs").forEach(output -> outputs.addAll(texts(output)));
            var tags = cell.path("metadata").path("tags").toString();
            cells.add(new NotebookCell(joined(cell.get("source")), outputs, tags.contains("\"varies\"")));
        }
        return new Notebook(cells);
    }

    /** The names and messages of the errors that cells ended with. */
    List<String> errors() {
        return cells.stream()
                .flatMap(cell -> cell.outputs().stream())
                .filter(output -> output.startsWith("error "))
                .toList();
    }

    /**
     * An output's texts, one for each form it has; none where it is empty, as a progress is in the end that a slower machine
     * has shown for a while. Of a picture only its being there counts: its bytes follow the
     * machine's fonts.
     */
    private static List<String> texts(JsonNode output) {
        return switch (output.get("output_type").asText()) {
            case "stream" -> List.of(output.get("name").asText() + " " + joined(output.get("text")));
            case "error" ->
                List.of("error " + output.get("ename").asText() + ": "
                        + output.get("evalue").asText());
            default ->
                output.get("data").properties().stream()
                        .filter(form -> !joined(form.getValue()).isEmpty())
                        .map(form -> form.getKey() + " "
                                + (form.getKey().startsWith("image/") ? "a picture" : joined(form.getValue())))
                        .sorted()
                        .toList();
        };
    }

    /** A notebook keeps a long text as a list of its lines, and JSON as it is. */
    private static String joined(JsonNode text) {
        if (text.isTextual()) {
            return text.asText();
        }
        if (text.isArray()) {
            var lines = new StringBuilder();
            text.forEach(line -> lines.append(line.asText()));
            return lines.toString();
        }
        return text.toString();
    }
}
