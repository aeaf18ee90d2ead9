package io.crema.finetune.data;

import io.crema.finetune.data.DataException.Remedy;
import io.crema.finetune.names.Nearest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.columns.Column;

/** What is asked of data, and what is said when it is not so. */
final class Checks {
    private static final int ROWS_NAMED = 5;

    private Checks() {}

    /** The column's name, which is there. */
    static String column(LabelledData data, String name) {
        if (!data.columns().contains(name)) {
            throw new DataException(
                    "no column \"%s\" in %s %s".formatted(name, data.name(), columnList(data)),
                    Nearest.to(name, data.columns())
                            .map("Did you mean \"%s\"?"::formatted)
                            .orElse("Name one of the columns."));
        }
        return name;
    }

    /** The columns' names, all of which are there. */
    static List<String> columns(LabelledData data, String... names) {
        return Stream.of(names).map(name -> column(data, name)).toList();
    }

    static void sameRows(LabelledData data, Column<?> column) {
        if (column.size() != data.rows()) {
            throw new DataException(
                    "column \"%s\" has %d values, but %s has %d rows"
                            .formatted(column.name(), column.size(), data.name(), data.rows()),
                    "Make one value for each row.");
        }
    }

    static String hasText(LabelledData data) {
        if (data.roles().hasFeatures()) {
            throw new DataException(
                    "%s is a table of numbers and categories, and this model reads texts".formatted(data.name()),
                    "Take a model for tables, TableModel.mlp(), or name a column to read with .text(\"COLUMN\").",
                    Remedy.TAKE_TABLE_MODEL);
        }
        if (!data.roles().image().isEmpty()) {
            throw new DataException(
                    "%s has pictures, and this model reads texts".formatted(data.name()),
                    "Take a model for pictures, such as Pretrained.load(\"small-cnn\"), or name a column to read with"
                            + " .text(\"COLUMN\").",
                    Remedy.TAKE_PICTURE_MODEL);
        }
        return named(data, data.roles().text(), "text", Remedy.NAME_TEXT);
    }

    static String hasImage(LabelledData data) {
        if (!data.roles().text().isEmpty()) {
            throw new DataException(
                    "%s has texts, and this model looks at pictures".formatted(data.name()),
                    "Take a model for texts, such as Pretrained.load(\"minilm\"), or name the column of pictures with"
                            + " .image(\"COLUMN\").",
                    Remedy.TAKE_TEXT_MODEL);
        }
        return named(data, data.roles().image(), "image", Remedy.NAME_IMAGE);
    }

    /** The column of examples, whatever they are; empty where whole rows are. */
    static String hasExample(LabelledData data) {
        if (data.roles().hasFeatures()) {
            return "";
        }
        return data.roles().image().isEmpty() ? hasText(data) : hasImage(data);
    }

    static String hasLabel(LabelledData data) {
        return named(data, data.roles().label(), "label", Remedy.NAME_LABEL);
    }

    private static String named(LabelledData data, String column, String role, Remedy remedy) {
        if (column.isEmpty()) {
            throw new DataException(
                    "%s has no %s column yet %s".formatted(data.name(), role, columnList(data)),
                    "Name it with .%s(\"COLUMN\").".formatted(role),
                    remedy);
        }
        return column;
    }

    static void positiveLimit(LabelledData data, int n) {
        if (n <= 0) {
            throw new DataException("cannot limit %s to %d rows".formatted(data.name(), n), "Ask for 1 row or more.");
        }
    }

    static void trainable(LabelledData data) {
        if (data.rows() == 0) {
            throw new DataException(
                    data.name() + " has no rows", "Check that it is the right table, or what was filtered out of it.");
        }
        String example = hasExample(data);
        String kind = data.roles().image().isEmpty() ? "text" : "image";
        String label = hasLabel(data);
        if (example.equals(label)) {
            throw new DataException(
                    "column \"%s\" of %s is both the %s and the label".formatted(example, data.name(), kind),
                    "Name another column for one of them %s.".formatted(columnList(data)));
        }
        if (!data.roles().hasFeatures()) {
            nothingMissing(data, example, kind + "s");
        }
        nothingMissing(data, label, "labels");
        Set<String> present = new HashSet<>();
        IntStream.range(0, data.rows()).forEach(row -> present.add(data.cell(label, row)));
        if (present.size() < 2) {
            throw new DataException(
                    "column \"%s\" of %s has one label only: \"%s\"".formatted(label, data.name(), data.cell(label, 0)),
                    "A classifier needs at least two. Did you mean another of the columns %s?"
                            .formatted(String.join(", ", data.columns())));
        }
    }

    static void nothingMissing(LabelledData data, String column, String what) {
        int[] missing = IntStream.range(0, data.rows())
                .filter(row -> data.isMissing(column, row))
                .toArray();
        if (missing.length > 0) {
            throw new DataException(
                    "%d of %d %s in column \"%s\" of %s are empty or NaN (%s)"
                            .formatted(missing.length, data.rows(), what, column, data.name(), rowList(missing)),
                    "Leave these rows out with .dropMissing().",
                    Remedy.DROP_MISSING);
        }
    }

    /** The rows that have an example and a label, as far as columns are named for them. */
    static int[] present(LabelledData data) {
        List<String> needed = Stream.of(data.roles().example(), data.roles().label())
                .filter(column -> !column.isEmpty())
                .toList();
        return IntStream.range(0, data.rows())
                .filter(row -> needed.stream().noneMatch(column -> data.isMissing(column, row)))
                .toArray();
    }

    static void labelsWithin(LabelledData data, List<String> fixed) {
        Set<String> known = new HashSet<>(fixed);
        if (known.size() < fixed.size()) {
            throw new DataException(
                    "the label list repeats a label (%s)".formatted(String.join(", ", fixed)), "Give each label once.");
        }
        String column = hasLabel(data);
        int[] strange = IntStream.range(0, data.rows())
                .filter(row -> !data.isMissing(column, row) && !known.contains(data.cell(column, row)))
                .toArray();
        if (strange.length > 0) {
            String first = data.cell(column, strange[0]);
            throw new DataException(
                    "label \"%s\" of %s was never seen (known labels: %s; %s)"
                            .formatted(first, data.name(), String.join(", ", fixed), rowList(strange)),
                    Nearest.to(first, fixed)
                            .map("Did you mean \"%s\"?"::formatted)
                            .orElse("Leave these rows out, or train on data that has this label."));
        }
    }

    /** Whoever learns one label of each row needs it in every part, whatever the rows were divided for. */
    static void frequentLabels(LabelledData data) {
        int[] counts = new int[data.labels().size()];
        Arrays.stream(data.labelIndices()).forEach(label -> counts[label]++);
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] > 0 && counts[label] < Division.PARTS.size() && !FeatureColumns.isQuantity(data)) {
                throw new DataException(
                        "label \"%s\" of %s is too rare to be learned and judged (rows with it: %d, parts: %d)"
                                .formatted(data.labels().get(label), data.name(), counts[label], Division.PARTS.size()),
                        "Leave these rows out; or where a row has several labels or a number, learn that: %finetune"
                                + " --multi-label \"|\", or --regression.");
            }
        }
    }

    private static String columnList(LabelledData data) {
        return "(columns: %s)".formatted(String.join(", ", data.columns()));
    }

    /** {@code row 3}, or {@code rows 3, 17, 20, 21, 40 and 12 more}. */
    static String rowList(int[] rows) {
        String named =
                IntStream.of(rows).limit(ROWS_NAMED).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String more = rows.length > ROWS_NAMED ? " and %d more".formatted(rows.length - ROWS_NAMED) : "";
        return (rows.length == 1 ? "row " : "rows ") + named + more;
    }
}
