package io.crema.finetune.data.table;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The columns that a model sees of a table.
 *
 * @param numeric the columns of numbers
 * @param categorical the columns of categories; none of them is numeric, too
 */
public record Columns(List<String> numeric, List<String> categorical) {

    /** For examples that are no rows of a table. */
    public static final Columns NONE = new Columns(List.of(), List.of());

    public Columns {
        numeric = List.copyOf(numeric);
        categorical = List.copyOf(categorical);
    }

    public boolean isEmpty() {
        return numeric.isEmpty() && categorical.isEmpty();
    }

    /** Numbers first, then categories. */
    public List<String> all() {
        return Stream.concat(numeric.stream(), categorical.stream()).toList();
    }

    /** These but for some. */
    public Columns without(Collection<String> others) {
        Predicate<String> kept = column -> !others.contains(column);
        return new Columns(
                numeric.stream().filter(kept).toList(),
                categorical.stream().filter(kept).toList());
    }
}
