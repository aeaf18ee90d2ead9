package io.crema.finetune.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crema.finetune.Python;
import io.crema.finetune.engine.Optimizer;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Inputs;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Setup;
import io.crema.finetune.model.TinyModel;
import io.crema.finetune.strategy.Strategy.Examples;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An adapter that was trained and written here, read by PEFT. */
class SavedAdapterIT {
    private static final Path MODEL = Path.of("src/test/resources/golden/bert");

    @Test
    void isTheSameModelToPeft(@TempDir Path folder) throws IOException, InterruptedException {
        Python python = Python.with("torch", "transformers", "peft");
        Strategy lora = Strategy.lora(2, 4).on("query", "output.dense").rankStabilized();
        try (Pretrained model = TinyModel.load();
                Classifier adapted =
                        model.newClassifier(TinyModel.labelNames(), Setup.USUAL.adapted(lora.adaptation(model)), 1)) {
            Inputs batch = TinyModel.batch(model);
            train(lora, adapted, batch);
            adapted.adapter().write(folder, "SEQ_CLS");

            JsonNode answer = new ObjectMapper().readTree(python.run("saved/peft_logits.py", MODEL, folder));

            float[][] mine = adapted.logits(batch, Progress.NONE);
            for (int i = 0; i < 12; i++) {
                assertEquals(answer.path("logits").get(i).doubleValue(), mine[i / 3][i % 3], 1e-5);
                assertEquals(answer.path("merged").get(i).doubleValue(), mine[i / 3][i % 3], 1e-5);
            }
        }
    }

    private static void train(Strategy lora, Classifier adapted, Inputs batch) {
        var steering = new Steering(4, 0, 1, Optimizer.Settings.DEFAULT);
        try (Trainee trainee =
                lora.applyTo(adapted, new Examples(batch, TinyModel.labels()), steering, Progress.NONE)) {
            for (int step = 0; step < 3; step++) {
                trainee.step(new int[] {0, 1, 2, 3}, 1e-2, step);
            }
        }
    }
}
