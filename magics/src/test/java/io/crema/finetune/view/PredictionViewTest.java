package io.crema.finetune.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crema.finetune.view.PredictionView.Likely;
import io.crema.finetune.view.PredictionView.Prediction;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class PredictionViewTest {

    @Test
    void ranksTheLikelyLabelsOfEachText() {
        Table table = PredictionView.table(List.of(
                new Prediction("good", List.of(new Likely("yes", 0.91), new Likely("no", 0.09))),
                new Prediction("bad", List.of(new Likely("no", 0.8), new Likely("yes", 0.2)))));

        assertEquals(List.of("text", "rank", "predicted", "probability"), table.columnNames());
        assertEquals(List.of(1, 2, 1, 2), table.intColumn("rank").asList());
        assertEquals(0.09, table.doubleColumn("probability").getDouble(1));
    }

    @Test
    void needsNoRanksForOneLabelEach() {
        Table table = PredictionView.table(List.of(new Prediction("good", List.of(new Likely("yes", 0.91)))));

        assertEquals(List.of("text", "predicted", "probability"), table.columnNames());
    }
}
