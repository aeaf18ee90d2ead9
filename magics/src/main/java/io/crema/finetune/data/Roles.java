package io.crema.finetune.data;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which column of a table plays which part. An empty name means that no column was named for it.
 *
 * @param text the column that is read
 * @param label the column that is predicted
 * @param groups the sensitive columns by which results are reported
 * @param id the column that identifies a row
 */
public record Roles(String text, String label, List<String> groups, String id) {
    public Roles {
        groups = List.copyOf(groups);
    }

    /** A column called {@code text} and one called {@code label} need not be named. */
    static Roles foundIn(List<String> columns) {
        return new Roles(
                columns.contains("text") ? "text" : "", columns.contains("label") ? "label" : "", List.of(), "");
    }

    /** The columns that have a part, in the order text, label, groups, id. */
    public List<String> columns() {
        return Stream.concat(Stream.concat(Stream.of(text, label), groups.stream()), Stream.of(id))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    Roles withText(String column) {
        return new Roles(column, label, groups, id);
    }

    Roles withLabel(String column) {
        return new Roles(text, column, groups, id);
    }

    Roles withGroups(List<String> columns) {
        return new Roles(text, label, columns, id);
    }

    Roles withId(String column) {
        return new Roles(text, label, groups, column);
    }
}
