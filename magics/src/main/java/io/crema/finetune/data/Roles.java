package io.crema.finetune.data;

import io.crema.finetune.data.table.Columns;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which column of a table plays which part. An empty name means that no column was named for it.
 *
 * @param text the column that is read; empty when pictures are looked at
 * @param image the column of {@linkplain io.crema.finetune.data.image.Images references to pictures} that are looked at;
 *     empty when texts are read
 * @param label the column that is predicted
 * @param groups the sensitive columns by which results are reported
 * @param id the column that identifies a row
 * @param features the columns of numbers and categories; none when texts are read or pictures looked at
 */
public record Roles(String text, String image, String label, List<String> groups, String id, Columns features) {
    /** What columns are called that have a part without being named. */
    static final Set<String> USUAL = Set.of("text", "image", "label");

    public Roles {
        groups = List.copyOf(groups);
    }

    /** Columns called {@code text} or {@code image}, and {@code label}, need not be named. */
    static Roles foundIn(List<String> columns) {
        String text = columns.contains("text") ? "text" : "";
        String image = text.isEmpty() && columns.contains("image") ? "image" : "";
        return new Roles(text, image, columns.contains("label") ? "label" : "", List.of(), "", Columns.NONE);
    }

    /** The column of examples, texts or pictures; empty if none is named, or whole rows are. */
    public String example() {
        return text + image;
    }

    /** The columns that have a part, in the order example, label, groups, id. */
    public List<String> columns() {
        return Stream.concat(Stream.concat(Stream.of(example(), label), groups.stream()), Stream.of(id))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Whether the examples are rows of numbers and categories. */
    public boolean hasFeatures() {
        return !features.isEmpty();
    }

    Roles withText(String column) {
        return new Roles(column, "", label, groups, id, Columns.NONE);
    }

    Roles withImage(String column) {
        return new Roles("", column, label, groups, id, Columns.NONE);
    }

    Roles withLabel(String column) {
        return new Roles(text, image, column, groups, id, features.without(List.of(column)));
    }

    Roles withGroups(List<String> columns) {
        return new Roles(text, image, label, columns, id, features.without(columns));
    }

    Roles withId(String column) {
        return new Roles(text, image, label, groups, column, features.without(List.of(column)));
    }

    Roles withFeatures(Columns columns) {
        return new Roles("", "", label, groups, id, columns);
    }
}
