package io.crema.finetune.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.crema.finetune.data.LabelledData;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class MajorityClassTest {
    @Test
    void givesEveryTextTheFrequenciesOfTheTrainingLabels() {
        LabelledData training = LabelledData.of(Table.create(
                StringColumn.create("text", "a", "b", "c", "d"),
                StringColumn.create("label", "good", "bad", "good", "good")));

        double[][] probabilities = new MajorityClass().fit(training).probabilities(List.of("x", "y"));

        assertArrayEquals(new double[] {.25, .75}, probabilities[0], 1e-12);
        assertArrayEquals(new double[] {.25, .75}, probabilities[1], 1e-12);
    }
}
