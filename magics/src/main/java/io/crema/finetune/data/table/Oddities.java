package io.crema.finetune.data.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What rows have that training did not see, and what they lack: the model takes them, but its user should know. */
final class Oddities {
    private static final int NAMED = 5;

    private final Map<String, Integer> unseen = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Integer> missing = new LinkedHashMap<>();
    private final Map<String, Integer> unnamed = new LinkedHashMap<>();
    private int incomplete;
    private int rows;

    /** Looks at a row: its cells by column, those that it does not name left out. */
    void read(List<FittedColumn> columns, Map<String, String> cells) {
        rows++;
        boolean whole = true;
        for (FittedColumn column : columns) {
            String name = column.column();
            String cell = cells.get(name);
            if (cell == null) {
                unnamed.merge(name, 1, Integer::sum);
                whole = false;
            } else if (column.isUnseen(cell)) {
                if (CellText.isMissing(cell)) {
                    missing.merge(name, 1, Integer::sum);
                } else {
                    unseen.merge(name, 1, Integer::sum);
                    values.putIfAbsent(name, cell.strip());
                }
            }
        }
        incomplete += whole ? 0 : 1;
    }

    /** A sentence for each kind of oddity that there was. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (!unseen.isEmpty()) {
            sentences.add("Training did not see some values, which count as none of the known ones: "
                    + some(
                            unseen,
                            column -> column + " in " + ofRows(unseen.getOrDefault(column, 0)) + " (such as \""
                                    + values.get(column) + "\")")
                    + ".");
        }
        if (!missing.isEmpty()) {
            sentences.add(
                    "Some values are missing that no training row lacked; a number counts as the training median, a"
                            + " category as none of the known ones: "
                            + some(missing, column -> column + " in " + ofRows(missing.getOrDefault(column, 0))) + ".");
        }
        if (!unnamed.isEmpty()) {
            sentences.add("Not all of the model's columns are named in " + ofRows(incomplete)
                    + "; the others count as missing, numbers as the training median: "
                    + some(unnamed, UnaryOperator.identity()) + ".");
        }
        return sentences;
    }

    private String ofRows(int count) {
        return rows == 1 ? "the row" : String.format(Locale.ROOT, "%,d of %,d rows", count, rows);
    }

    private static String some(Map<String, Integer> columns, UnaryOperator<String> said) {
        String more = columns.size() > NAMED ? " and " + (columns.size() - NAMED) + " more" : "";
        return columns.keySet().stream().limit(NAMED).map(said).collect(Collectors.joining(", ")) + more;
    }
}
