package io.crema.finetune.model.bert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crema.finetune.model.Golden;
import org.junit.jupiter.api.Test;

/** Against the answers of Hugging Face transformers, made by {@code golden/make_models.py}. */
class BertGoldenIT {

    @Test
    void givesTheLogitsOfTransformers() {
        try (Golden golden = Golden.of("bert")) {
            assertArrayEquals(golden.expected("logits"), golden.logits(), 1e-4f);
        }
    }

    @Test
    void losesAsTransformersDoesOverFiveStepsOfAdamW() {
        try (Golden golden = Golden.of("bert")) {
            float[] losses = golden.fiveSteps(1e-3, 0.01);

            assertArrayEquals(golden.expected("adamw_losses"), losses, 1e-3f);
            assertEquals(golden.expectedNumber("loss"), losses[0], 1e-5);
        }
    }
}
