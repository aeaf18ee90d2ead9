package io.crema.finetune.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.expression.Parameters.Parameter;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.torchscript.Precision;
import io.crema.finetune.weights.PeftAdapter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LoRA on models that write, against the answers of PEFT, made by {@code golden/make_models.py}. */
class CausalLoraIT {

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama", "qwen2"})
    void givesTheLogitsOfPeftAlsoMerged(String family) {
        PeftAdapter adapter = PeftAdapter.read(Path.of("src/test/resources/golden", family, "adapter"));
        try (CausalGolden golden = CausalGolden.of(family);
                LanguageModel base = TinyWriters.load(family);
                LanguageModel adapted = base.withAdapter(adapter);
                LanguageModel merged = adapted.merged()) {
            float[] expected = golden.expected("lora_logits");

            assertArrayEquals(expected, golden.logits(adapted.module()), 1e-4f);
            assertArrayEquals(expected, golden.logits(merged.module()), 1e-4f);
            assertArrayEquals(golden.expectedLogits(), golden.logits(base.module()), 1e-4f);
            assertEquals(adapter.layers(), adapted.adapter().layers());
            assertEquals(Lora.NONE, merged.lora());
        }
    }

    @Test
    void keepsTheBodyInMemoryOnce() {
        try (LanguageModel base = TinyWriters.load("llama");
                LanguageModel copy = base.copy(Strategy.lora(4, 8).adaptation(base), Precision.FP32, 1)) {
            List<String> names =
                    copy.network().parameters().stream().map(Parameter::name).toList();
            for (String name :
                    base.network().parameters().stream().map(Parameter::name).toList()) {
                int at = base.network().parameters().stream()
                        .map(Parameter::name)
                        .toList()
                        .indexOf(name);
                assertSame(base.weights().get(at), copy.weights().get(names.indexOf(name)), name);
            }
            assertTrue(names.stream().anyMatch(LoraWeights::isAdded), names.toString());
        }
    }
}
