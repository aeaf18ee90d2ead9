package io.crema.finetune.data.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the rows of a table become rows of numbers, in an order that has names. It is a part of the model that learned from
 * them: the same rows give the same numbers, to the bit, also after it was written and read.
 */
public final class TableFeatures {
    private static final String KEY = "table_columns";

    private final List<FittedColumn> columns;
    private final List<String> names;

    private TableFeatures(List<FittedColumn> columns) {
        this.columns = List.copyOf(columns);
        this.names = columns.stream().flatMap(column -> column.names().stream()).toList();
    }

    /**
     * Learns means, medians and categories.
     *
     * @param trainingRows each a text as {@link TableRow} has it
     * @throws IllegalArgumentException naming the first row that cannot be read
     */
    public static TableFeatures fit(Columns columns, List<String> trainingRows) {
        List<Map<String, String>> rows = trainingRows.stream()
                .map(row -> TableRow.read(row, columns.all()))
                .toList();
        List<FittedColumn> fitted = new ArrayList<>();
        columns.numeric().forEach(name -> fitted.add(FittedNumber.fit(name, cells(rows, name))));
        columns.categorical().forEach(name -> fitted.add(FittedCategory.fit(name, cells(rows, name))));
        return new TableFeatures(fitted);
    }

    private static List<String> cells(List<Map<String, String>> rows, String column) {
        return rows.stream().map(row -> row.getOrDefault(column, "")).toList();
    }

    /** The columns that it reads. */
    public Columns columns() {
        return new Columns(named(FittedNumber.class), named(FittedCategory.class));
    }

    private List<String> named(Class<? extends FittedColumn> kind) {
        return columns.stream()
                .filter(kind::isInstance)
                .map(FittedColumn::column)
                .toList();
    }

    /** What each number of a row is called: {@code age}, {@code age is missing}, {@code purpose=radio/tv}. */
    public List<String> names() {
        return names;
    }

    /** Rows of numbers, and what people should know of them. */
    public static final class Encoded {
        private final float[][] rows;
        private final Map<String, Integer> unseen;

        private Encoded(float[][] rows, Map<String, Integer> unseen) {
            this.rows = rows;
            this.unseen = unseen;
        }

        /** The numbers, (rows, names). */
        public float[][] rows() {
            return rows;
        }

        /** What training did not see, and so says nothing; empty if there is nothing of the kind. */
        public Optional<String> remark() {
            if (unseen.isEmpty()) {
                return Optional.empty();
            }
            String columns = unseen.entrySet().stream()
                    .map(each -> each.getKey() + " in " + each.getValue())
                    .collect(Collectors.joining(", "));
            return Optional.of("Of " + rows.length
                    + " rows, some have values that training did not see, which say nothing: " + columns + ".");
        }
    }

    /**
     * Rows as numbers, (rows, names).
     *
     * @param rows each a text as {@link TableRow} has it
     * @throws IllegalArgumentException naming the first row that cannot be read
     */
    public Encoded encode(List<String> rows) {
        float[][] numbers = new float[rows.size()][names.size()];
        Map<String, Integer> unseen = new LinkedHashMap<>();
        List<String> known = columns().all();
        for (int row = 0; row < numbers.length; row++) {
            Map<String, String> cells = TableRow.read(rows.get(row), known);
            int from = 0;
            for (FittedColumn column : columns) {
                String cell = cells.getOrDefault(column.column(), "");
                column.encode(cell, numbers[row], from);
                from += column.names().size();
                if (column.isUnseen(cell)) {
                    unseen.merge(column.column(), 1, Integer::sum);
                }
            }
        }
        return new Encoded(numbers, unseen);
    }

    /** What it does, for people: {@code rows of a table: 7 numeric and 13 categorical columns, as 58 features}. */
    public String description() {
        Columns read = columns();
        return "rows of a table: " + read.numeric().size() + " numeric and "
                + read.categorical().size() + " categorical columns, as " + names.size() + " features";
    }

    /** All that it takes to be made again, as a {@code preprocessor_config.json} keeps it. */
    public ObjectNode toJson() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ArrayNode list = tree.putArray(KEY);
        columns.forEach(column -> column.writeTo(list.addObject()));
        return tree;
    }

    /** What was written; empty if the tree is another's. */
    public static Optional<TableFeatures> fromJson(JsonNode tree) {
        List<FittedColumn> columns = new ArrayList<>();
        tree.path(KEY).forEach(column -> columns.add(FittedColumn.read(column)));
        return columns.isEmpty() ? Optional.empty() : Optional.of(new TableFeatures(columns));
    }

    @Override
    public String toString() {
        return description();
    }
}
