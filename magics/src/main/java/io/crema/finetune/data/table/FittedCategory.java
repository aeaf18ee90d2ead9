package io.crema.finetune.data.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A number for each category, 1 for that of the cell and 0 for the others. Rare categories share one number, and what the
 * training rows did not have counts as one of them; where none was rare it has 0 everywhere. A missing cell is a category
 * like any other. This is scikit-learn's {@code OneHotEncoder(handle_unknown="infrequent_if_exist")}.
 *
 * @param categories sorted
 * @param other whether some were rare
 */
record FittedCategory(String column, List<String> categories, boolean other) implements FittedColumn {
    /** Categories with fewer training rows are rare, or fewer than 1 in 20 of few rows. */
    private static final int RARE = 5;

    private static final int SHARE = 20;

    FittedCategory {
        categories = List.copyOf(categories);
    }

    static FittedCategory fit(String column, List<String> cells) {
        Map<String, Integer> counts = new TreeMap<>();
        cells.forEach(cell -> counts.merge(CellText.category(cell), 1, Integer::sum));
        int enough = Math.min(RARE, cells.size() / SHARE);
        List<String> frequent = counts.entrySet().stream()
                .filter(each -> each.getValue() >= enough)
                .map(Map.Entry::getKey)
                .toList();
        return new FittedCategory(column, frequent, frequent.size() < counts.size());
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>();
        categories.forEach(category -> names.add(column + "=" + category));
        if (other) {
            names.add(column + "=(other)");
        }
        return names;
    }

    @Override
    public void encode(String cell, float[] row, int from) {
        int place = categories.indexOf(CellText.category(cell));
        if (place >= 0) {
            row[from + place] = 1;
        } else if (other) {
            row[from + categories.size()] = 1;
        }
    }

    /** With rare ones none can be told from those that were not there. */
    @Override
    public boolean isUnseen(String cell) {
        return !other && !categories.contains(CellText.category(cell));
    }

    @Override
    public void writeTo(ObjectNode tree) {
        ArrayNode names = tree.put("name", column)
                .put("kind", "categorical")
                .put("other", other)
                .putArray("categories");
        categories.forEach(names::add);
    }

    static FittedCategory read(JsonNode tree) {
        List<String> categories = new ArrayList<>();
        tree.path("categories").forEach(category -> categories.add(category.asText()));
        return new FittedCategory(
                tree.path("name").asText(), categories, tree.path("other").asBoolean());
    }
}
