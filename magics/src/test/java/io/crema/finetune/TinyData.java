package io.crema.finetune;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Split;
import io.crema.finetune.data.SplitData;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Forty texts of a few of the tiny model's words, whose label is told by the first word. */
final class TinyData {
    private TinyData() {}

    static SplitData texts() {
        String[] texts = IntStream.range(0, 40)
                .mapToObj(row -> "w" + (row % 2 == 0 ? 10 : 20) + " w" + (30 + row) + " w" + (70 + row / 2))
                .toArray(String[]::new);
        String[] labels = IntStream.range(0, 40)
                .mapToObj(row -> row % 2 == 0 ? "ten" : "twenty")
                .toArray(String[]::new);
        return LabelledData.of(Table.create(StringColumn.create("text", texts), StringColumn.create("label", labels)))
                .withName("words")
                .split(Split.stratified(.6, .2, .2));
    }
}
