package io.crema.finetune.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crema.finetune.Python;
import io.crema.finetune.engine.Optimizer;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Golden;
import io.crema.finetune.model.Inputs;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Setup;
import io.crema.finetune.model.TinyModel;
import io.crema.finetune.strategy.Strategy.Examples;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of the families that transformers classifies with, and adapters to those that read texts, trained and written here, read by transformers and by PEFT. */
class SavedFamiliesIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"bert", "roberta", "distilbert", "vit", "resnet", "resnet-bottleneck", "resnet-reduction"})
    void areTheSameModelsToTransformers(String family) throws Exception {
        Python python = Python.with("torch", "transformers");
        try (Pretrained model = TinyModel.load(family);
                Classifier classifier = model.newClassifier(TinyModel.labelNames(), 1)) {
            Inputs batch = TinyModel.batch(model, family);
            train(Strategy.full(), classifier, batch);
            classifier.save(folder.resolve("saved"));

            JsonNode answer = answer(python, "saved/batch_logits.py", folder.resolve("saved"), batchFile(family));

            assertEquals("[]", answer.path("missing").toString());
            assertEquals("[]", answer.path("unexpected").toString());
            assertAgrees(answer.path("logits"), classifier.logits(batch, Progress.NONE));
        }
    }

    @ParameterizedTest
    @CsvSource({"bert, query, output.dense", "roberta, query, output.dense", "distilbert, q_lin, lin2"})
    void areTheSameAdaptersToPeft(String family, String target, String other) throws Exception {
        Python python = Python.with("torch", "transformers", "peft");
        Strategy lora = Strategy.lora(2, 4).on(target, other).rankStabilized();
        try (Pretrained model = TinyModel.load(family);
                Classifier adapted =
                        model.newClassifier(TinyModel.labelNames(), Setup.USUAL.adapted(lora.adaptation(model)), 1)) {
            Inputs batch = TinyModel.batch(model, family);
            train(lora, adapted, batch);
            adapted.adapter().write(folder, "SEQ_CLS");

            JsonNode answer = answer(python, "saved/peft_logits.py", Golden.folder(family), folder);

            float[][] mine = adapted.logits(batch, Progress.NONE);
            assertAgrees(answer.path("logits"), mine);
            assertAgrees(answer.path("merged"), mine);
        }
    }

    private static Path batchFile(String family) {
        return Golden.folder(family).resolve("batch.safetensors");
    }

    private static JsonNode answer(Python python, String script, Object... arguments) throws Exception {
        return new ObjectMapper().readTree(python.run(script, arguments));
    }

    private static void assertAgrees(JsonNode theirs, float[][] mine) {
        assertEquals(12, theirs.size());
        for (int i = 0; i < 12; i++) {
            assertEquals(theirs.get(i).doubleValue(), mine[i / 3][i % 3], 1e-5);
        }
    }

    private static void train(Strategy strategy, Classifier classifier, Inputs batch) {
        var steering = new Steering(4, 0, 1, Optimizer.Settings.DEFAULT);
        try (Trainee trainee =
                strategy.applyTo(classifier, new Examples(batch, TinyModel.labels()), steering, Progress.NONE)) {
            for (int step = 0; step < 3; step++) {
                trainee.step(new int[] {0, 1, 2, 3}, 1e-2, step);
            }
        }
    }
}
