package io.crema.magics;

import io.crema.finetune.data.LabelledData;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A few reviews, every second of them good, written by two genders in turns of two. */
final class Reviews {
    private Reviews() {}

    /** A table with the columns text, label and gender. */
    static Table table(int rows) {
        return Table.create(
                "reviews",
                column("text", rows, "a good coffee", "a bad coffee"),
                column("label", rows, "good", "bad"),
                column("gender", rows, "woman", "woman", "man", "man"));
    }

    static LabelledData data(int rows) {
        return LabelledData.of(table(rows));
    }

    private static StringColumn column(String name, int rows, String... turns) {
        return StringColumn.create(name, IntStream.range(0, rows).mapToObj(row -> turns[row % turns.length]));
    }
}
