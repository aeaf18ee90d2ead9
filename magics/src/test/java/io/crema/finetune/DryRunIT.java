package io.crema.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.model.Adaptation;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Footprint;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.TinyModel;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.train.Finding;
import io.crema.finetune.train.Hyperparameters;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DryRunIT {
    private Pretrained model;

    @BeforeAll
    void load() {
        model = TinyModel.load();
    }

    @AfterAll
    void close() {
        model.close();
    }

    private Footprint footprint(int copies, int batch) {
        return model.footprint(Adaptation.ALL, copies, batch, 12);
    }

    static List<Strategy> strategies() {
        return List.of(
                Strategy.full(),
                Strategy.gradual(),
                Strategy.lora(8, 16),
                Strategy.bitfit(),
                Strategy.fewShot(),
                Strategy.head());
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void saysWhatTrainingTakesAndLeavesTheModelAsItWas(Strategy strategy) {
        float[][] before = model.embed(List.of("w5 w6"));
        FineTuning tuning =
                FineTuning.of(model).on(TinyData.texts()).strategy(strategy).epochs(1);

        DryRun dryRun = tuning.dryRun();

        assertArrayEquals(before, model.embed(List.of("w5 w6")));
        assertTrue(dryRun.stepSeconds() > 0 && dryRun.time().toMillis() > 0, dryRun::toString);
        assertTrue(dryRun.toString().contains("nothing was trained"), dryRun::toString);
        try (FineTuned trained = tuning.fit()) {
            assertEquals(trained.plan(), dryRun.plan());
        }
    }

    @Test
    void countsLessMemoryForLoraThanForAll() {
        FineTuning full = FineTuning.of(model).on(TinyData.texts()).epochs(1);

        assertTrue(full.strategy(Strategy.lora(2, 4)).dryRun().memory().state()
                < 0.6 * full.dryRun().memory().state());
    }

    @Test
    void halvesABatchThatDoesNotFitAndSaysSo() {
        Hyperparameters asked = Hyperparameters.defaults(1e-3).withBatchSize(16);
        MemoryPlan plenty = MemoryPlan.of(this::footprint, asked, OptionalLong.of(1L << 40));
        long fixed = plenty.footprint().weights() + plenty.footprint().state();
        long half = fixed + plenty.footprint().activations() / 2;

        MemoryPlan tight = MemoryPlan.of(this::footprint, asked, OptionalLong.of((long) (half / 0.89)));

        assertEquals(asked, plenty.hyperparameters());
        assertEquals(List.of(), plenty.findings(""));
        assertEquals(asked.withAtOnce(8), tight.hyperparameters());
        assertEquals(2, tight.hyperparameters().batching().parts());
        Finding said = tight.findings("the pairs are made").get(0);
        assertTrue(said.sentence().startsWith("Batches of 16 would take about "), said::sentence);
        assertTrue(said.sentence().endsWith(": 8 at once, 2 parts to a step."), said::sentence);
        assertEquals(
                "The steps are others than with more memory, as in them the pairs are made of 8 examples at a time, not of"
                        + " 16. To get the same everywhere, choose batches of 8.",
                said.advice());
        assertTrue(
                tight.findings("").get(0).advice().startsWith("The steps are the same but for their dropout."),
                said::advice);
    }

    @Test
    void knowsWhichStepsAreOthersInParts() {
        try (Classifier texts = model.newClassifier(List.of("a", "b"), 1);
                Pretrained pictures = Pretrained.load("small-cnn");
                Classifier normed = pictures.newClassifier(List.of("a", "b"), 1)) {
            assertEquals("", Strategy.full().together(texts));
            assertEquals("the body's pairs are made", Strategy.fewShot().together(texts));
            assertEquals(
                    "the batch norms' statistics are taken", Strategy.full().together(normed));
            assertEquals("", Strategy.head().together(normed));
        }
    }

    /** Without dropout, so that the parts differ from the whole by rounding alone. */
    @Test
    void trainsInPartsAsAtOnce() {
        FineTuning whole = FineTuning.of(model)
                .on(TinyData.texts())
                .epochs(2)
                .batchSize(15)
                .learningRate(1e-3);

        try (FineTuned one = whole.fit();
                FineTuned inParts = whole.with(before -> before.withAtOnce(8)).fit()) {
            assertEquals(one.outcome().steps(), inParts.outcome().steps());
            for (int i = 0; i < one.classifier().weights().size(); i++) {
                assertArrayEquals(
                        one.classifier().weights().get(i).toFloatArray(),
                        inParts.classifier().weights().get(i).toFloatArray(),
                        2e-5f);
            }
        }
    }

    @Test
    void endsAtOneExampleWhereNothingFits() {
        MemoryPlan none =
                MemoryPlan.of(this::footprint, Hyperparameters.defaults(1e-3).withBatchSize(10), OptionalLong.of(1));

        assertEquals(1, none.hyperparameters().batching().atOnce());
    }
}
