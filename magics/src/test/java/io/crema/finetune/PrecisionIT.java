package io.crema.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Split;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.engine.Processor;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.torchscript.Precision;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrecisionIT {
    private static final SplitData DATA =
            LabelledData.named("small-fine-foods").split(Split.keepTest()).limitTraining(32, 1);

    @Test
    void trainsAndAnswersInBfloat16NearFloat32() {
        try (Pretrained model = Pretrained.load("minilm");
                FineTuned fp32 = tuning(model).fit();
                FineTuned bf16 = tuning(model)
                        .with(before -> before.withPrecision(Precision.BF16))
                        .fit()) {
            double loss = fp32.outcome().history().get(0).trainLoss();

            double narrow = bf16.outcome().history().get(0).trainLoss();

            assertEquals(loss, narrow, 0.01 * loss);
            assertNotEquals(loss, narrow, "nothing was rounded to bfloat16");
            assertEquals(Precision.BF16, bf16.classifier().numerics().precision());
            assertEquals(
                    Precision.BF16, bf16.provenance().hyperparameters().update().precision());
        }
    }

    @Test
    void tellsWhichPrecisionAFewStepsChose() {
        List<PrecisionChoice> told = new ArrayList<>();
        try (Pretrained model = Pretrained.load("minilm")) {
            FineTuning chosen = tuning(model).inFasterPrecision(told::add);

            PrecisionChoice choice = told.get(0);
            assertEquals(choice.precision(), chosen.hyperparameters().update().precision());
            assertEquals(Processor.ofThisMachine().hasBfloat16(), choice.fp32Seconds() > 0);
            assertTrue(
                    choice.toString()
                            .startsWith("Precision " + choice.precision().label()),
                    choice::toString);
        }
    }

    private static FineTuning tuning(Pretrained model) {
        return FineTuning.of(model).on(DATA).epochs(1).batchSize(8);
    }
}
