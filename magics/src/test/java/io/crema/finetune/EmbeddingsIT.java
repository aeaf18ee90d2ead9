package io.crema.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.TinyModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddingsIT {
    private int embedded;

    private final Progress counting = new Progress() {
        @Override
        public void at(int done, int rows) {
            if (done == rows) {
                embedded += rows;
            }
        }
    };

    @Test
    void embedsEachExampleOnceInWhateverListItStands() {
        try (Pretrained model = TinyModel.load()) {
            var embeddings = new Embeddings(model, counting);

            float[][] first = embeddings.of(List.of("w5 w6", "w7", "w5 w6"));
            float[][] again = embeddings.of(List.of("w8 w9 w10", "w7"));

            assertEquals(3, embedded, "three different texts");
            float[][] expected = model.embed(List.of("w5 w6", "w7", "w8 w9 w10"));
            assertArrayEquals(expected[0], first[0], 1e-6f);
            assertArrayEquals(expected[1], first[1], 1e-6f);
            assertArrayEquals(expected[0], first[2], 1e-6f);
            assertArrayEquals(expected[2], again[0], 1e-6f);
            assertArrayEquals(expected[1], again[1], 1e-6f);
        }
    }
}
