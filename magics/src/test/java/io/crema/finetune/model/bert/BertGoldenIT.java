package io.crema.finetune.model.bert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crema.finetune.engine.Optimizer;
import io.crema.finetune.model.Golden;
import java.util.List;
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
            List<Optimizer.Step> steps = golden.fiveSteps(1e-3, 0.01);

            float[] expected = golden.expected("adamw_losses");
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], steps.get(i).loss(), 1e-3, "step " + (i + 1));
            }
            assertEquals(golden.expectedNumber("loss"), steps.get(0).loss(), 1e-5);
            assertEquals(golden.expectedNumber("grad_norm"), steps.get(0).gradientNorm(), 1e-4);
        }
    }
}
