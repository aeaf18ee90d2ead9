package io.crema.finetune.data.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the rows of a table become rows of numbers, in an order that has names. It is a part of the model that learned from
 * them: the same rows give the same numbers, to the bit, also after it was written and read.
 */
public final class TableFeatures {
    private static final String KEY = "table_columns";
    private static final String MEANS = "feature_means";

    private final List<FittedColumn> columns;
    private final List<String> names;
    private final List<Double> means;

    private TableFeatures(List<FittedColumn> columns, List<Double> means) {
        this.columns = List.copyOf(columns);
        this.names = columns.stream().flatMap(column -> column.names().stream()).toList();
        this.means = List.copyOf(means);
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
        float[][] numbers = new TableFeatures(fitted, List.of()).encoded(rows).rows();
        return new TableFeatures(fitted, means(numbers));
    }

    private static List<Double> means(float[]... rows) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        return IntStream.range(0, width)
                .mapToObj(number ->
                        Arrays.stream(rows).mapToDouble(row -> row[number]).sum() / rows.length)
                .toList();
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

    /** The mean of each number over the training rows; none in what was written before it was kept. */
    public List<Double> means() {
        return means;
    }

    /**
     * The numbers that one column became.
     *
     * @param from the place of the first in a row
     * @param to the place behind the last
     */
    public record Block(String column, boolean isCategorical, int from, int to) {}

    /** Which numbers are of which column, in their order. */
    public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        int from = 0;
        for (FittedColumn column : columns) {
            int to = from + column.names().size();
            blocks.add(new Block(column.column(), column instanceof FittedCategory, from, to));
            from = to;
        }
        return blocks;
    }

    /**
     * What a row says in each column, in the order of {@link #blocks()}.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    public List<String> cells(String row) {
        Map<String, String> cells = TableRow.read(row, columns().all());
        return columns.stream()
                .map(column -> CellText.category(cells.getOrDefault(column.column(), "")))
                .toList();
    }

    /** Rows of numbers, and what people should know of them. */
    public static final class Encoded {
        private final float[][] rows;
        private final List<String> remarks;

        private Encoded(float[][] rows, List<String> remarks) {
            this.rows = rows;
            this.remarks = List.copyOf(remarks);
        }

        /** The numbers, (rows, names). */
        public float[][] rows() {
            return rows;
        }

        /** What training did not see, and what is missing; a sentence each. */
        public List<String> remarks() {
            return remarks;
        }
    }

    /**
     * Rows as numbers, (rows, names).
     *
     * @param rows each a text as {@link TableRow} has it
     * @throws IllegalArgumentException naming the first row that cannot be read
     */
    public Encoded encode(List<String> rows) {
        List<String> known = columns().all();
        return encoded(rows.stream().map(row -> TableRow.read(row, known)).toList());
    }

    private Encoded encoded(List<Map<String, String>> rows) {
        float[][] numbers = new float[rows.size()][names.size()];
        var oddities = new Oddities();
        for (int row = 0; row < numbers.length; row++) {
            int from = 0;
            for (FittedColumn column : columns) {
                String cell = rows.get(row).getOrDefault(column.column(), "");
                column.encode(cell, numbers[row], from);
                from += column.names().size();
            }
            oddities.read(columns, rows.get(row));
        }
        return new Encoded(numbers, oddities.sentences());
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
        ArrayNode ofTraining = tree.putArray(MEANS);
        means.forEach(ofTraining::add);
        return tree;
    }

    /** What was written; empty if the tree is another's. */
    public static Optional<TableFeatures> fromJson(JsonNode tree) {
        List<FittedColumn> columns = new ArrayList<>();
        tree.path(KEY).forEach(column -> columns.add(FittedColumn.read(column)));
        List<Double> means = new ArrayList<>();
        tree.path(MEANS).forEach(mean -> means.add(mean.asDouble()));
        return columns.isEmpty() ? Optional.empty() : Optional.of(new TableFeatures(columns, means));
    }

    @Override
    public String toString() {
        return description();
    }
}
