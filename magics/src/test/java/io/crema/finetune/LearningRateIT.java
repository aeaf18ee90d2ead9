package io.crema.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.data.Split;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.train.RateSweep;
import io.crema.finetune.train.RateSweep.Rates;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The search for a learning rate, on 130 rows. */
class LearningRateIT {
    private static final SplitData DATA = Tiny.data(130).whole().split(Split.stratified(.8, .1, .1));

    @Test
    void suggestsARateThatLearnsAndLeavesTheModelAsItWas() {
        try (Pretrained model = Tiny.model()) {
            List<String> texts = List.of("bread was lovely", "soup was awful");
            float[][] before = model.embed(texts);
            FineTuning tuning = FineTuning.of(model).on(DATA);

            RateSweep sweep = tuning.findLearningRate(Rates.USUAL);
            double suggested = sweep.suggestion().orElseThrow();

            assertTrue(suggested > 1e-6 && suggested < 0.1, () -> "suggested " + suggested);
            assertArrayEquals(before, model.embed(texts));
            assertEquals(sweep, tuning.findLearningRate(Rates.USUAL));
            try (FineTuned run =
                            tuning.epochs(6).patience(6).learningRate(suggested).fit();
                    FineTuned slow =
                            tuning.epochs(6).patience(6).learningRate(1e-7).fit()) {
                assertTrue(lastLoss(run) < 0.9 * lastLoss(slow), () -> lastLoss(run) + " and " + lastLoss(slow));
            }
        }
    }

    private static double lastLoss(FineTuned run) {
        return run.outcome().history().get(5).trainLoss();
    }
}
