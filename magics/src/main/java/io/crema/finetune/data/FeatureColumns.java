package io.crema.finetune.data;

import io.crema.finetune.data.table.ColumnFinding;
import io.crema.finetune.data.table.Columns;
import io.crema.finetune.data.table.GroupTell;
import io.crema.finetune.data.table.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/**
 * Which columns of a table a model is to see, in the words of whoever asks.
 *
 * @param named columns that are read as what they look like
 * @param numeric columns that are read as numbers; what is none counts as missing
 * @param categorical columns that are read as categories
 * @param excluded columns that are left out
 */
public record FeatureColumns(
        List<String> named, List<String> numeric, List<String> categorical, List<String> excluded) {

    public FeatureColumns {
        named = List.copyOf(named);
        numeric = List.copyOf(numeric);
        categorical = List.copyOf(categorical);
        excluded = List.copyOf(excluded);
    }

    /** All columns without another part that are of use: neither empty, nor constant, nor identifiers, nor texts. */
    public static FeatureColumns all() {
        return of();
    }

    /** Columns that are read as what they look like: numbers or categories. */
    public static FeatureColumns of(String... columns) {
        return new FeatureColumns(List.of(columns), List.of(), List.of(), List.of());
    }

    /** These, and columns of numbers. */
    public FeatureColumns numeric(String... columns) {
        return new FeatureColumns(named, joined(numeric, columns), categorical, excluded);
    }

    /** These, and columns of categories, which may be written as numbers. */
    public FeatureColumns categorical(String... columns) {
        return new FeatureColumns(named, numeric, joined(categorical, columns), excluded);
    }

    /** These but for some. */
    public FeatureColumns without(String... columns) {
        return new FeatureColumns(named, numeric, categorical, joined(excluded, columns));
    }

    private static List<String> joined(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).distinct().toList();
    }

    /** The columns of data that are meant. */
    Columns in(LabelledData data) {
        Stream.of(named, numeric, categorical, excluded)
                .flatMap(List::stream)
                .forEach(column -> Checks.column(data, column));
        List<String> said =
                Stream.of(named, numeric, categorical).flatMap(List::stream).toList();
        Survey survey = survey(data.table(), data.roles(), said);
        Columns base = said.isEmpty() ? survey.useful() : survey.named(named);
        Columns guessed = base.without(joined(numeric, categorical.toArray(String[]::new)));
        Columns meant = new Columns(
                        joined(guessed.numeric(), numeric.toArray(String[]::new)),
                        joined(guessed.categorical(), categorical.toArray(String[]::new)))
                .without(joined(excluded, data.roles().label()));
        if (meant.isEmpty()) {
            throw new DataException(
                    "%s has no column that could be a feature (columns: %s)"
                            .formatted(data.name(), String.join(", ", data.columns())),
                    "Name columns of numbers or categories.");
        }
        return meant;
    }

    /**
     * The features of a table whose examples are neither texts nor pictures: its useful columns, once the label is named.
     * A table with a column that is to be read has none until somebody says so.
     */
    static Roles found(Table table, Roles roles) {
        if (!roles.example().isEmpty() || roles.label().isEmpty()) {
            return roles;
        }
        if (!roles.features().isEmpty()) {
            return roles.withFeatures(roles.features().without(List.of(roles.label())));
        }
        Survey survey = survey(table, roles, List.of());
        return survey.hasText() ? roles : roles.withFeatures(survey.useful());
    }

    /** What is strange about the columns of a table of features; nothing where examples are texts or pictures. */
    public static List<ColumnFinding> findings(LabelledData data) {
        Table table = data.table();
        Roles roles = data.roles();
        if (roles.features().isEmpty()) {
            return List.of();
        }
        List<ColumnFinding> findings =
                new ArrayList<>(survey(table, roles, roles.features().all()).findings());
        for (String group : roles.groups()) {
            for (String feature : roles.features().categorical()) {
                if (!feature.equals(group)) {
                    GroupTell.of(cells(table, feature), cells(table, group)).ifPresent(findings::add);
                }
            }
        }
        if (!roles.label().isEmpty()) {
            Survey.ofLabel(cells(table, roles.label())).ifPresent(findings::add);
        }
        return List.copyOf(findings);
    }

    /** Whether the label is a quantity: numbers, and more different ones than there are classes of anything. */
    static boolean isQuantity(LabelledData data) {
        return Survey.ofLabel(cells(data.table(), data.roles().label())).isPresent();
    }

    /** Whether the labels are numbers, however few. */
    static boolean hasNumbers(LabelledData data) {
        return Survey.isNumbers(cells(data.table(), data.roles().label()));
    }

    /** All columns that have no other part, or are named. */
    private static Survey survey(Table table, Roles roles, List<String> named) {
        List<String> taken = joined(roles.groups(), roles.label(), roles.id());
        return new Survey(table.columnNames().stream()
                .filter(column -> named.contains(column) || !taken.contains(column))
                .map(column -> cells(table, column))
                .toList());
    }

    private static Survey.Cells cells(Table table, String column) {
        boolean numeric = table.column(column) instanceof NumericColumn;
        return new Survey.Cells(column, numeric, List.of(Cells.of(table, column)));
    }
}
