package io.crema.finetune.data;

import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Small tables for tests. */
final class Tables {
    private Tables() {}

    /** Rows with the texts {@code text 0}, {@code text 1}, ... and these labels, under the name {@code reviews}. */
    static LabelledData labelled(String... labels) {
        String[] texts =
                IntStream.range(0, labels.length).mapToObj(row -> "text " + row).toArray(String[]::new);
        return reviews(texts, labels);
    }

    static LabelledData reviews(String[] texts, String[] labels) {
        return LabelledData.of(Table.create(StringColumn.create("text", texts), StringColumn.create("label", labels)))
                .withName("reviews");
    }

    /** {@code counts[0]} rows with label {@code a}, {@code counts[1]} with {@code b}, and so on. */
    static LabelledData counted(int... counts) {
        return labelled(IntStream.range(0, counts.length)
                .boxed()
                .flatMap(label -> IntStream.range(0, counts[label]).mapToObj(row -> Character.toString('a' + label)))
                .toArray(String[]::new));
    }
}
