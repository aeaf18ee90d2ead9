package io.crema.finetune.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.crema.finetune.engine.AdamW;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class HyperparametersTest {
    private final Hyperparameters valid = Hyperparameters.defaults(2e-5);

    @Test
    void refusesWhatCannotSteerATraining() {
        assertRefused("epochs must be at least 1, not 0", () -> valid.withEpochs(0));
        assertRefused("the learning rate must be above 0, not 0.0", () -> valid.withLearningRate(0));
        assertRefused("the learning rate must be above 0, not NaN", () -> valid.withLearningRate(Double.NaN));
        assertRefused(
                "the learning rate must be above 0, not Infinity",
                () -> valid.withLearningRate(Double.POSITIVE_INFINITY));
        assertRefused("the batch size must be at least 1, not -1", () -> valid.withBatchSize(-1));
        assertRefused("warm-up must be in [0,1), not 1.0", () -> valid.withSchedule(Schedule.LINEAR, 1));
        assertRefused("patience must be at least 1, not 0", () -> valid.withPatience(0));
        assertRefused("weight decay must be at least 0, not -0.1", () -> valid.withOptimizer(-0.1, 1));
        assertRefused("the clipping norm must be above 0, not 0.0", () -> valid.withOptimizer(0, 0));
    }

    @Test
    void countsAStepForSeveralBatches() {
        Hyperparameters fourTimes = valid.withBatchSize(4).withAccumulation(4);

        assertEquals(valid.stepsPerEpoch(100), fourTimes.stepsPerEpoch(100));
        assertEquals(4, fourTimes.steering().batchSize());
        assertRefused("batches to accumulate must be at least 1, not 0", () -> valid.withAccumulation(0));
        assertRefused("the average's decay must be in [0,1), not 1.0", () -> valid.withAveraging(1, 1));
        assertRefused("epochs to average must be at least 1, not 0", () -> valid.withAveraging(0, 0));
    }

    @Test
    void takesTheSameStepInParts() {
        Hyperparameters inParts = valid.withBatchSize(15).withAtOnce(8);

        assertEquals(15, inParts.batching().perStep());
        assertEquals(2, inParts.batching().parts());
        assertEquals(8, inParts.steering().batchSize());
        assertRefused("examples at once must be from 1 to the batch size 16, not 17", () -> valid.withAtOnce(17));
    }

    private static void assertRefused(String message, Executable change) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, change).getMessage());
    }

    @Test
    void countsTheStepsOfAnEpoch() {
        assertEquals(1, valid.stepsPerEpoch(16));
        assertEquals(2, valid.stepsPerEpoch(17));
        assertEquals(1, valid.withBatchSize(Integer.MAX_VALUE).stepsPerEpoch(1000));
    }

    @Test
    void handsItsClippingNormToTheOptimizer() {
        assertEquals(0.5, valid.withOptimizer(0, 0.5).steering().optimizer().maxNorm());
        assertEquals(AdamW.DEFAULT, valid.steering().optimizer().rule());
    }
}
