package io.crema.kernel.nbformat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a notebook holds that can be run.
 *
 * @param language the language of its code in lower case, or an empty string where it does not say
 * @param code the code cells, in their order
 */
public record NotebookFile(String language, List<String> code) {
    public NotebookFile {
        code = List.copyOf(code);
    }

    /**
     * Reads a notebook of format 3 or 4.
     *
     * @throws IllegalArgumentException if it is none; the message is for the user
     */
    public static NotebookFile parse(String json) {
        JsonNode root;
        try {
            root = new JsonMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is no notebook: " + e.getOriginalMessage(), e);
        }
        JsonNode cells = root.has("worksheets") ? root.at("/worksheets/0/cells") : root.path("cells");
        if (!cells.isArray()) {
            throw new IllegalArgumentException("it is no notebook: it has no \"cells\"");
        }
        var code = new ArrayList<String>();
        for (JsonNode cell : cells) {
            if (cell.path("cell_type").asText().equals("code")) {
                code.add(text(cell.has("source") ? cell.path("source") : cell.path("input")));
            }
        }
        return new NotebookFile(language(root.path("metadata")), code);
    }

    /** A string, or the lines of one. */
    private static String text(JsonNode source) {
        if (!source.isArray()) {
            return source.asText();
        }
        var text = new StringBuilder();
        source.forEach(line -> text.append(line.asText()));
        return text.toString();
    }

    private static String language(JsonNode metadata) {
        String named = metadata.at("/language_info/name").asText();
        String language = named.isEmpty() ? metadata.at("/kernelspec/language").asText() : named;
        return language.toLowerCase(Locale.ROOT);
    }
}
