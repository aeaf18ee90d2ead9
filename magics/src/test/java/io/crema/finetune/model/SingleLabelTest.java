package io.crema.finetune.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.crema.finetune.data.DataException;
import io.crema.finetune.data.LabelledData;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class SingleLabelTest {
    private static final LabelledData ROWS = LabelledData.of(Table.create(
                    StringColumn.create("text", "a", "b", "c"), StringColumn.create("label", "cold", "hot", "warm")))
            .withName("meals");

    @Test
    void refusesALabelThatTheModelHasNotBeforeAnyStep() {
        DataException refused =
                assertThrows(DataException.class, () -> SingleLabel.PLAIN.targets(ROWS, List.of("cold", "hot")));

        assertEquals("row 3 of meals has the label number 2, but the model has 2 labels: cold, hot", refused.summary());
        assertEquals("Divide the data once, so that all parts have the same labels.", refused.hint());
    }

    @Test
    void takesLabelsByTheirPlaceAmongTheNames() {
        assertArrayEquals(
                new int[] {0, 1, 2},
                SingleLabel.PLAIN.targets(ROWS, ROWS.labels()).all());
    }
}
