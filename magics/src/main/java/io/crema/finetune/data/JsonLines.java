package io.crema.finetune.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tech.tablesaw.api.Table;

/** One JSON object a line; its keys are columns, in the order in which they first appear. */
final class JsonLines {
    private final String file;
    private final ObjectMapper json = new ObjectMapper();

    private JsonLines(String file) {
        this.file = file;
    }

    static Table read(String file, String text) {
        return new JsonLines(file).table(text);
    }

    private Table table(String text) {
        List<Map<String, String>> objects = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        List<String> lines = text.lines().toList();
        for (int line = 0; line < lines.size(); line++) {
            if (!lines.get(line).isBlank()) {
                Map<String, String> object = object(lines.get(line), line + 1);
                objects.add(object);
                names.addAll(object.keySet());
            }
        }
        List<List<String>> rows = objects.stream()
                .map(object -> names.stream()
                        .map(name -> object.getOrDefault(name, ""))
                        .toList())
                .toList();
        return new RawTable(file, List.copyOf(names), rows).typed();
    }

    private Map<String, String> object(String line, int number) {
        try {
            Map<String, String> cells = new LinkedHashMap<>();
            json.readValue(line, ObjectNode.class)
                    .properties()
                    .forEach(entry -> cells.put(entry.getKey(), cell(entry.getValue())));
            return cells;
        } catch (JsonProcessingException e) {
            throw new DataException(
                    "%s is no table: line %d is not a JSON object".formatted(file, number),
                    "Write each row on one line, such as {\"text\": \"Lovely.\", \"label\": \"great\"}.",
                    e);
        }
    }

    private static String cell(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
