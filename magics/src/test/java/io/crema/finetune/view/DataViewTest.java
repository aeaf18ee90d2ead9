package io.crema.finetune.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crema.finetune.data.KFold;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Split;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class DataViewTest {
    private static final List<String> LABELS = List.of("yes", "Yes", "rows", "part", "YES");

    private static LabelledData answers() {
        return LabelledData.of(Table.create(
                        StringColumn.create("text", IntStream.range(0, 50).mapToObj(row -> "text " + row)),
                        StringColumn.create(
                                "label", IntStream.range(0, 50).mapToObj(row -> LABELS.get(row % LABELS.size())))))
                .withName("answers");
    }

    @Test
    void countsLabelsThatAreAlikeButForCapitals() {
        Table parts = DataView.parts(answers().split(Split.stratified(.8, .1, .1)));

        assertEquals(List.of("part", "rows", "YES", "Yes (2)", "part (2)", "rows (2)", "yes (3)"), parts.columnNames());
        assertArrayEquals(new int[] {8, 1, 1}, parts.intColumn("rows (2)").asIntArray());
        assertEquals(
                List.of("held out: YES", "held out: Yes (2)", "held out: part", "held out: rows", "held out: yes (3)"),
                FoldsView.table(answers().split(KFold.of(5))).columnNames().subList(4, 9));
    }
}
