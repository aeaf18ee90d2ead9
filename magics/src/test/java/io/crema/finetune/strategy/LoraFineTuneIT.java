package io.crema.finetune.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crema.finetune.engine.Optimizer;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.TinyModel;
import io.crema.finetune.strategy.Strategy.Examples;
import org.junit.jupiter.api.Test;

/** Against five steps of PEFT, made by {@code golden/make_lora.py}. */
class LoraFineTuneIT {

    @Test
    void losesAsPeftDoesOverFiveSteps() {
        float[] losses = TinyModel.expected("lora.json", "losses");
        float[] norms = TinyModel.expected("lora.json", "norms");

        try (Pretrained model = TinyModel.load();
                Classifier adapted = model.withAdapter(TinyModel.adapter(), TinyModel.labelNames());
                Trainee trainee = Strategy.lora(4, 8)
                        .applyTo(
                                adapted,
                                new Examples(TinyModel.batch(model), TinyModel.labels()),
                                new Steering(4, 0.1, 1, Optimizer.Settings.DEFAULT),
                                Progress.NONE)) {
            assertEquals(2 * 2 * (4 * 32 + 32 * 4) + 3 * 32 + 3, trainee.trainableParameters());
            for (int i = 0; i < losses.length; i++) {
                Optimizer.Step step = trainee.step(new int[] {0, 1, 2, 3}, 1e-2, i);

                assertEquals(losses[i], step.loss(), 1e-5, "loss of step " + (i + 1));
                assertEquals(norms[i], step.gradientNorm(), 1e-4 * norms[i], "norm of step " + (i + 1));
            }
        }
    }
}
