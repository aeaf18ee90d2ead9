package io.crema.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crema.finetune.data.PromptData;
import io.crema.finetune.data.PromptSplit;
import io.crema.finetune.data.Split;
import io.crema.finetune.model.Decoding;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.TinyWriters;
import io.crema.finetune.strategy.Strategy;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A language model that was trained and saved, read by Python. */
class SavedLanguageModelIT {
    private static final int[] PROMPT = {12, 13, 40};

    private static final PromptSplit COUNTING = new PromptData(
                    "counting",
                    IntStream.range(0, 30)
                            .mapToObj(row -> TinyWriters.text(row % 20 + 10))
                            .toList(),
                    IntStream.range(0, 30)
                            .mapToObj(row -> TinyWriters.text(row % 20 + 11))
                            .toList())
            .split(Split.stratified(.8, .1, .1));

    @TempDir
    Path folder;

    private static LanguageTuning tuning(LanguageModel model) {
        return FineTuning.of(model).on(COUNTING).epochs(1).batchSize(2).learningRate(1e-2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama", "qwen2"})
    void isTheSameModelToTransformers(String family) throws Exception {
        Python python = Python.with("torch", "transformers");
        try (LanguageModel model = TinyWriters.load(family);
                TunedLanguageModel run = tuning(model).fit()) {
            run.export(ExportForm.SAFETENSORS, folder.resolve("saved"));

            assertAgrees(run.model(), python.run("saved/causal_logits.py", folder.resolve("saved"), "-", "12,13,40"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama", "qwen2"})
    void isTheSameModelToPeft(String family) throws Exception {
        Python python = Python.with("torch", "transformers", "peft");
        try (LanguageModel model = TinyWriters.load(family);
                TunedLanguageModel run = tuning(model)
                        .strategy(Strategy.lora(4, 8).on("all-linear"))
                        .fit()) {
            model.save(folder.resolve("base"));
            run.export(ExportForm.PEFT, folder.resolve("adapter"));
            run.export(ExportForm.SAFETENSORS, folder.resolve("merged"));

            assertAgrees(
                    run.model(),
                    python.run(
                            "saved/causal_logits.py", folder.resolve("base"), folder.resolve("adapter"), "12,13,40"));
            assertAgrees(run.model(), python.run("saved/causal_logits.py", folder.resolve("merged"), "-", "12,13,40"));
        }
    }

    private static void assertAgrees(LanguageModel model, String answered) throws Exception {
        JsonNode answer = new ObjectMapper().readTree(answered);
        assertEquals("[]", answer.path("missing").toString());
        assertEquals("[]", answer.path("unexpected").toString());
        try (Decoding decoding = model.decode(PROMPT)) {
            float[] mine = decoding.scores();
            assertEquals(answer.path("logits").size(), mine.length);
            for (int token = 0; token < mine.length; token++) {
                assertEquals(answer.path("logits").path(token).asDouble(), mine[token], 2e-5);
            }
        }
    }
}
