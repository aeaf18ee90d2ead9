package io.crema.finetune.data.table;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of a table as a text: {@code {"age":35,"purpose":"radio/tv"}}, or as people type it, {@code age=35,
 * purpose=radio/tv}.
 */
public final class TableRow {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** What stands before an equals sign, at the beginning or behind a comma; {@code 0<=X} names nothing. */
    private static final Pattern NAME = Pattern.compile("(?:^|[,;])\\s*([^=,;<>!]+?)\\s*=");

    private TableRow() {}

    /**
     * A row as JSON.
     *
     * @param columns those that it has
     * @param cell the text of the cell in a column, empty where there is none
     */
    public static String text(Columns columns, UnaryOperator<String> cell) {
        ObjectNode row = JSON.createObjectNode();
        for (String column : columns.numeric()) {
            CellText.number(cell.apply(column))
                    .ifPresentOrElse(number -> row.put(column, decimal(number)), () -> row.putNull(column));
        }
        for (String column : columns.categorical()) {
            String said = cell.apply(column);
            row.put(column, CellText.isMissing(said) ? null : said.strip());
        }
        return row.toString();
    }

    private static BigDecimal decimal(double number) {
        BigDecimal exact = BigDecimal.valueOf(number).stripTrailingZeros();
        return exact.scale() < 0 && exact.scale() > -16 ? exact.setScale(0) : exact;
    }

    /**
     * The cells that a text names, by column; what is missing is an empty text.
     *
     * @param known the columns that the reader asks for
     * @throws IllegalArgumentException if it is no such text, or names other columns in place of some of these
     */
    static Map<String, String> read(String text, Collection<String> known) {
        String row = text.strip();
        Map<String, String> cells = row.startsWith("{") ? json(row) : typed(row, known);
        List<String> absent =
                known.stream().filter(column -> !cells.containsKey(column)).toList();
        List<String> strange = cells.keySet().stream()
                .filter(column -> !known.contains(column))
                .toList();
        if (absent.size() == known.size() || (!absent.isEmpty() && !strange.isEmpty())) {
            throw new IllegalArgumentException("the row " + shortened(row)
                    + (strange.isEmpty()
                            ? " names none"
                            : " has \"" + String.join("\", \"", strange) + "\" but not all")
                    + " of the model's columns. It lacks " + String.join(", ", absent));
        }
        return cells;
    }

    private static Map<String, String> json(String row) {
        try {
            Map<String, String> cells = new LinkedHashMap<>();
            JSON.readTree(row).properties().forEach(field -> cells.put(field.getKey(), cell(row, field)));
            return cells;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "the row " + shortened(row) + " is no JSON object: " + e.getOriginalMessage(), e);
        }
    }

    private static String cell(String row, Map.Entry<String, JsonNode> field) {
        JsonNode value = field.getValue();
        if (value.isContainerNode()) {
            throw new IllegalArgumentException(
                    "\"" + field.getKey() + "\" of the row " + shortened(row) + " is no number and no text");
        }
        return value.isNull() ? "" : value.asText();
    }

    /** Where a known name stands in front of an equals sign, a new cell begins. */
    private static Map<String, String> typed(String row, Collection<String> known) {
        Map<String, String> cells = new LinkedHashMap<>();
        Matcher names = NAME.matcher(row);
        String name = "";
        int from = 0;
        while (names.find()) {
            if (cells.isEmpty()
                    && name.isEmpty()
                    && !row.substring(0, names.start()).isBlank()) {
                break;
            }
            if (!name.isEmpty()) {
                cells.put(name, unquoted(row.substring(from, names.start())));
            }
            name = names.group(1);
            from = names.end();
        }
        if (name.isEmpty()) {
            throw new IllegalArgumentException("\"" + shortened(row) + "\" is no row of a table. Expected "
                    + "names and values, " + example(known) + ", or a JSON object");
        }
        cells.put(name, unquoted(row.substring(from)));
        return cells;
    }

    private static String example(Collection<String> known) {
        return known.stream()
                .limit(2)
                .map(column -> column + "=...")
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    private static String unquoted(String value) {
        String stripped = value.strip();
        boolean quoted = stripped.length() > 1
                && stripped.charAt(0) == stripped.charAt(stripped.length() - 1)
                && "\"'".indexOf(stripped.charAt(0)) >= 0;
        return quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
    }

    private static String shortened(String row) {
        return row.length() <= 80 ? row : row.substring(0, 80) + "…";
    }
}
