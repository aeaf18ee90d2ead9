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

/**
 * One JSON object a line, or an array of them; their keys are columns, in the order in which they first appear. Objects
 * in objects are cells as they are written.
 */
final class JsonLines {
    private static final String ONE_A_LINE =
            "Write each row on one line, such as {\"text\": \"Lovely.\", \"label\": \"great\"}; a data frame of pandas does"
                    + " so with to_json(path, orient=\"records\", lines=True).";

    private final String file;
    private final ObjectMapper json = new ObjectMapper();

    private JsonLines(String file) {
        this.file = file;
    }

    static Table read(String file, String text) {
        return new JsonLines(file).table(text);
    }

    private Table table(String text) {
        List<ObjectNode> objects = text.stripLeading().startsWith("[") ? array(text) : lines(text);
        refuseColumns(objects);
        Set<String> names = new LinkedHashSet<>();
        List<Map<String, String>> cells = new ArrayList<>();
        for (ObjectNode object : objects) {
            Map<String, String> row = new LinkedHashMap<>();
            object.properties().forEach(entry -> row.put(entry.getKey(), cell(entry.getValue())));
            cells.add(row);
            names.addAll(row.keySet());
        }
        List<List<String>> rows = cells.stream()
                .map(object -> names.stream()
                        .map(name -> object.getOrDefault(name, ""))
                        .toList())
                .toList();
        return new RawTable(file, List.copyOf(names), rows).typed();
    }

    private List<ObjectNode> lines(String text) {
        List<ObjectNode> objects = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int line = 0; line < lines.size(); line++) {
            if (!lines.get(line).isBlank()) {
                String problem = "line %d is not a JSON object".formatted(line + 1);
                objects.add(object(parsed(lines.get(line), problem), problem));
            }
        }
        return objects;
    }

    private List<ObjectNode> array(String text) {
        String problem = "it is not an array of JSON objects";
        List<ObjectNode> objects = new ArrayList<>();
        parsed(text, problem).forEach(element -> objects.add(object(element, problem)));
        return objects;
    }

    private JsonNode parsed(String text, String problem) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new DataException("%s is no table: %s".formatted(file, problem), ONE_A_LINE, e);
        }
    }

    private ObjectNode object(JsonNode node, String problem) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new DataException("%s is no table: %s".formatted(file, problem), ONE_A_LINE);
    }

    /** Data frames may be written as one object with an object for each column. */
    private void refuseColumns(List<ObjectNode> objects) {
        if (objects.size() == 1
                && !objects.get(0).isEmpty()
                && objects.get(0).properties().stream()
                        .allMatch(entry -> entry.getValue().isContainerNode())) {
            throw new DataException("%s is no table: it has one JSON object for all rows".formatted(file), ONE_A_LINE);
        }
    }

    private static String cell(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
