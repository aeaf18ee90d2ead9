package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crema.finetune.data.Glimpse;
import io.crema.finetune.data.Split;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShowBatchMagicTest {
    private final FakeNotebook notebook = new FakeNotebook();

    @Test
    void drawsTheSameRowsForTheSameSeed() throws Exception {
        notebook.set("data", Reviews.data(40));

        notebook.run("%show_batch -n 5 --seed 3");
        List<String> once = notebook.value(Glimpse.class, "batch").rows().texts();
        notebook.run("%show_batch -n 5 --seed 3 -o again");

        assertEquals(5, once.size());
        assertEquals(once, notebook.value(Glimpse.class, "again").rows().texts());
    }

    @Test
    void showsRowsToLearnFromOfDividedData() throws Exception {
        var parts = Reviews.data(40).split(Split.stratified(.5, .2, .3));
        notebook.set("data", parts);

        notebook.run("%show_batch -n 100");

        assertEquals(
                parts.train().rows(),
                notebook.value(Glimpse.class, "batch").rows().rows());
    }

    @Test
    void saysThatThereAreNoRowsYet() {
        notebook.assertRefuses(
                "%show_batch", "%show_batch: there is no data yet", "Make one first: %load_data reviews.csv");
    }
}
