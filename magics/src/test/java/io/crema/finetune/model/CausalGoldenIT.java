package io.crema.finetune.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.crema.finetune.engine.Optimizer;
import io.crema.finetune.torchscript.Numerics;
import io.crema.finetune.torchscript.Numerics.Products;
import io.crema.finetune.torchscript.Precision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the answers of Hugging Face transformers, made by {@code golden/make_models.py}. */
class CausalGoldenIT {

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama", "qwen2"})
    void givesTheLogitsOfTransformers(String family) {
        try (CausalGolden golden = CausalGolden.of(family)) {
            assertArrayEquals(golden.expectedLogits(), golden.logits(), 1e-4f);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama", "qwen2"})
    void measuresTheLossOfTransformers(String family) {
        try (CausalGolden golden = CausalGolden.of(family)) {
            assertEquals(golden.answers().path("loss").doubleValue(), golden.score(), 1e-5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama", "qwen2"})
    void givesEveryWeightTheGradientOfTransformers(String family) {
        try (CausalGolden golden = CausalGolden.of(family)) {
            Map<String, Float> norms = golden.gradientNorms();

            JsonNode expected = golden.answers().path("grad_norm_by_parameter");
            assertEquals(expected.size(), norms.size());
            norms.forEach((name, norm) -> {
                double answer = expected.path(name).doubleValue();
                assertEquals(answer, norm, 1e-3 * answer, name);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama", "qwen2"})
    void losesAsTransformersDoesOverFiveStepsOfAdamW(String family) {
        try (CausalGolden golden = CausalGolden.of(family)) {
            List<Optimizer.Step> steps = golden.fiveSteps(1e-3, 0.01);

            JsonNode expected = golden.answers().path("adamw_losses");
            for (int i = 0; i < 5; i++) {
                assertEquals(expected.get(i).doubleValue(), steps.get(i).loss(), 1e-3, "step " + (i + 1));
            }
            assertEquals(
                    golden.answers().path("loss").doubleValue(), steps.get(0).loss(), 1e-5);
            assertEquals(
                    golden.answers().path("grad_norm").doubleValue(),
                    steps.get(0).gradientNorm(),
                    1e-3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama", "qwen2"})
    void givesTheSameByEitherLibraryOfProducts(String family) {
        try (CausalGolden blas = CausalGolden.of(family, new Numerics(Precision.FP32, Products.BLAS));
                CausalGolden oneDnn = CausalGolden.of(family, new Numerics(Precision.FP32, Products.ONEDNN))) {
            assertArrayEquals(blas.logits(), oneDnn.logits(), 2e-5f);
            assertLossesWithin(1e-4, blas, oneDnn);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama", "qwen2"})
    void losesInBfloat16WithinOneInAHundredOfFloat32(String family) {
        try (CausalGolden fp32 = CausalGolden.of(family, Numerics.USUAL);
                CausalGolden bf16 = CausalGolden.of(family, new Numerics(Precision.BF16, Products.BLAS))) {
            assertLossesWithin(1e-2, fp32, bf16);
        }
    }

    private static void assertLossesWithin(double share, CausalGolden expected, CausalGolden found) {
        List<Optimizer.Step> steps = expected.fiveSteps(1e-3, 0.01);
        List<Optimizer.Step> others = found.fiveSteps(1e-3, 0.01);
        for (int i = 0; i < steps.size(); i++) {
            double loss = steps.get(i).loss();
            assertEquals(loss, others.get(i).loss(), share * loss, "step " + (i + 1));
        }
    }
}
