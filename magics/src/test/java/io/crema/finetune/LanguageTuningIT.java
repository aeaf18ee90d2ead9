package io.crema.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.data.PromptData;
import io.crema.finetune.data.PromptSplit;
import io.crema.finetune.data.Split;
import io.crema.finetune.generation.Generator;
import io.crema.finetune.generation.TokenSampling;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.TinyWriters;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.Finding;
import io.crema.finetune.train.StopReason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A tiny model learns to count: behind a number it writes the three that follow it. */
class LanguageTuningIT {
    private static final PromptSplit COUNTING = counting(60);

    private static PromptSplit counting(int rows) {
        List<String> prompts = IntStream.range(0, rows)
                .mapToObj(row -> TinyWriters.text(row % 20 + 10))
                .toList();
        List<String> completions = IntStream.range(0, rows)
                .mapToObj(row -> TinyWriters.text(row % 20 + 11, row % 20 + 12, row % 20 + 13))
                .toList();
        return new PromptData("counting", prompts, completions).split(Split.stratified(.8, .1, .1));
    }

    private static LanguageTuning tuning(LanguageModel model) {
        return FineTuning.of(model).on(COUNTING).batchSize(2).epochs(12).learningRate(1e-2);
    }

    @Test
    void learnsToWriteTheCompletion() {
        try (LanguageModel model = TinyWriters.load("llama");
                TunedLanguageModel run = tuning(model).fit()) {
            List<EpochReport> epochs = run.outcome().history();

            assertTrue(epochs.get(0).validationLoss() > 1, epochs.toString());
            assertTrue(run.evaluate(COUNTING.test()).perplexity() < 1.5, epochs.toString());
            assertEquals("perplexity", epochs.get(0).scores().monitored().name());
            assertEquals("next-token", run.provenance().objective().name());
            assertEquals("t13 t14 t15", run.predict("t12").texts().get(0).strip());
            assertEquals(List.of(), run.findings());
        }
    }

    @Test
    void saysThatAModelLostWhatItCouldWrite() {
        try (LanguageModel model = TinyWriters.load("llama");
                TunedLanguageModel learned = tuning(model).fit();
                TunedLanguageModel run = FineTuning.of(learned.model())
                        .on(COUNTING)
                        .batchSize(2)
                        .epochs(1)
                        .learningRate(.5)
                        .fit()) {
            assertEquals(1, run.findings().size(), run.findings()::toString);
            String sentence = run.findings().get(0).sentence();
            assertTrue(sentence.startsWith("Nothing was learned: the best epoch has perplexity "), sentence);
            assertTrue(sentence.contains(", and the model as it was has perplexity 1."), sentence);
        }
    }

    @Test
    void saysHowManyTextsAreCut() {
        try (LanguageModel model = TinyWriters.load("gpt2", 4);
                TunedLanguageModel run = tuning(model).epochs(1).fit()) {
            assertEquals(
                    "48 of 48 texts are longer than 4 tokens and are cut: they have 5 tokens in the median, 5 or fewer in"
                            + " 95 of 100, 5 at most.",
                    run.findings().get(0).sentence());
        }
    }

    @Test
    void saysWhatTrainingWouldTake() {
        try (LanguageModel model = TinyWriters.load("llama")) {
            DryRun full = tuning(model).dryRun();
            DryRun lora = tuning(model).strategy(Strategy.lora(2, 4)).dryRun();

            assertEquals(1, full.trainableShare());
            assertEquals(model.parameterCount(), full.plan().parameters());
            assertTrue(lora.trainableShare() < 0.1, lora::toString);
            assertTrue(lora.memory().state() < 0.1 * full.memory().state(), lora::toString);
            assertTrue(full.stepSeconds() > 0, full::toString);
            assertTrue(full.memory().activations() > 0, full::toString);
        }
    }

    @Test
    void learnsABatchByHeartBeforeIfAsked() {
        try (LanguageModel model = TinyWriters.load("llama")) {
            assertTrue(tuning(model).selfCheck().passed());
            assertFalse(tuning(model).learningRate(1e-9).selfCheck().passed());
        }
    }

    @Test
    void takesThePrecisionThatItMeasuresAsFaster() {
        try (LanguageModel model = TinyWriters.load("qwen2")) {
            List<PrecisionChoice> told = new ArrayList<>();
            LanguageTuning chosen = tuning(model).epochs(1).inFasterPrecision(told::add);

            try (TunedLanguageModel run = chosen.fit()) {
                assertEquals(
                        told.get(0).precision(),
                        run.provenance().hyperparameters().update().precision());
            }
        }
    }

    @Test
    void stopsAtALossThatIsNoNumber() {
        try (LanguageModel model = TinyWriters.load("gpt2");
                TunedLanguageModel run = tuning(model).learningRate(1e30).fit()) {
            assertEquals(StopReason.DIVERGED, run.outcome().reason());
            assertTrue(run.findings().get(0) instanceof Finding.LossNotFinite, run.findings()::toString);
            assertTrue(Double.isFinite(run.evaluate(COUNTING.test()).loss()), "the last good weights came back");
        }
    }

    @Test
    void learnsByLora() {
        try (LanguageModel model = TinyWriters.load("gpt2");
                TunedLanguageModel run = tuning(model)
                        .strategy(Strategy.lora(8, 16).on("all-linear"))
                        .fit()) {
            List<EpochReport> epochs = run.outcome().history();
            double first = epochs.get(0).validationLoss();

            assertTrue(run.evaluate(COUNTING.test()).loss() < 0.7 * first, epochs.toString());
            assertTrue(run.plan().trainableParameters() < model.parameterCount() / 2);
        }
    }

    @Test
    void leavesTheLoadedModelAsItWas() {
        try (LanguageModel model = TinyWriters.load("gpt2")) {
            String before = text(model);
            try (TunedLanguageModel run = tuning(model).epochs(2).fit()) {
                assertEquals(2, run.outcome().history().size());
            }

            assertEquals(before, text(model));
        }
    }

    private static String text(LanguageModel model) {
        return new Generator(model, TokenSampling.greedy(), 10)
                .generate("t80", more -> {}, Progress.NONE)
                .text();
    }

    @Test
    void repeatsToTheLastDigitWithTheSameSeed() {
        try (LanguageModel model = TinyWriters.load("qwen2");
                TunedLanguageModel one = tuning(model).epochs(2).seed(7).fit();
                TunedLanguageModel other = tuning(model).epochs(2).seed(7).fit()) {
            assertEquals(
                    one.outcome().history().get(1).validationLoss(),
                    other.outcome().history().get(1).validationLoss());
        }
    }
}
