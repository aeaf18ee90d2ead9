package io.crema.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.TinyModel;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.weights.PeftAdapter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fine-tuning of the tiny model by LoRA, from data to a folder and back. */
class LoraRunIT {
    private static final List<String> TEXTS = List.of("w5 w6 w7", "w30");

    @Test
    void trainsTheAdditionsAndTheHeadAndKeepsThemInAFolder(@TempDir Path folder) {
        try (Pretrained model = TinyModel.load()) {
            float[][] before = model.embed(TEXTS);
            try (FineTuned trained = FineTuning.of(model)
                    .on(TinyData.texts())
                    .strategy(Strategy.lora(2, 4))
                    .epochs(2)
                    .learningRate(1e-2)
                    .fit()) {
                assertArrayEquals(before, model.embed(TEXTS));
                assertEquals(
                        2 * 2 * (2 * 32 + 32 * 2) + 2 * 32 + 2, trained.plan().trainableParameters());
                assertEquals("lora", trained.plan().strategy());

                trained.classifier().adapter().write(folder, "SEQ_CLS");
                try (Classifier again = model.withAdapter(PeftAdapter.read(folder), trained.labels())) {
                    assertArrayEquals(trained.classifier().probabilities(TEXTS), again.probabilities(TEXTS));
                }
            }
        }
    }
}
