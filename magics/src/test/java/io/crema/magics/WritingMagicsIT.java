package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.DryRun;
import io.crema.finetune.LanguageEvaluation;
import io.crema.finetune.TunedLanguageModel;
import io.crema.finetune.TunedLanguageSeeds;
import io.crema.finetune.data.PromptData;
import io.crema.finetune.generation.Generated.Ending;
import io.crema.finetune.generation.TextCompletions;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.TinyWriters;
import io.crema.kernel.display.DisplayData;
import io.crema.magics.render.CompletionsRenderer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The magics that teach a tiny language model to count, and let it write. */
final class WritingMagicsIT {
    private static final FakeNotebook TRAINED = new FakeNotebook();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void trains() throws Exception {
        TinyWriters.writeTo(folder, "llama");
        TRAINED.run("%load_model " + folder + " --task causal-lm --max-length 16");
        TRAINED.set(
                "data",
                new PromptData(
                        "counting",
                        IntStream.range(0, 60)
                                .mapToObj(row -> TinyWriters.text(row % 20 + 10))
                                .toList(),
                        IntStream.range(0, 60)
                                .mapToObj(row -> TinyWriters.text(row % 20 + 11, row % 20 + 12))
                                .toList()));
        TRAINED.run("%finetune --epochs 8 --batch 2 --lr 1e-2");
    }

    @BeforeEach
    void forgetsWhatWasShown() {
        TRAINED.shown.clear();
        TRAINED.stopPressed = () -> false;
    }

    @Test
    void dividesFirstAndTrains() {
        TunedLanguageModel run = TRAINED.value(TunedLanguageModel.class, "run");

        assertEquals(48, run.data().train().rows());
        assertEquals(8, run.outcome().history().size());
        assertTrue(run.outcome().history().get(7).validationLoss() < 1, run.toString());
    }

    @Test
    void writesBehindEveryPrompt() throws Exception {
        TextCompletions written = predict("%predict t12 t13");

        assertEquals(2, written.rows().size());
        assertEquals("t13 t14", written.texts().get(0).strip());
        assertEquals(Ending.END, written.rows().get(0).ending());
        assertEquals(written, TRAINED.value(TextCompletions.class, "predictions"));
    }

    @Test
    void writesNothingIfOneOfThePromptsIsTooLong() {
        String longest = IntStream.range(0, 41).mapToObj(i -> "t12").collect(Collectors.joining(" "));

        TRAINED.assertRefuses(
                "%predict t12 '" + longest + "'",
                "%predict: the prompt \"" + longest.substring(0, 40) + "…\" has 41 tokens, and "
                        + TRAINED.value(LanguageModel.class, "model").name() + " takes 1 to 40. Shorten it",
                "%predict? shows what it takes");
        assertEquals(List.of(), TRAINED.shown);
    }

    @Test
    void measuresTheValidationPromptsUnlessOthersAreAsked() throws Exception {
        var validation = (LanguageEvaluation) Objects.requireNonNull(TRAINED.run("%evaluate"));
        var test = (LanguageEvaluation) Objects.requireNonNull(TRAINED.run("%evaluate --split test -o tested"));

        assertEquals("validation split of counting", validation.part());
        assertEquals(6, validation.prompts());
        assertEquals(18, validation.tokens()); // two of each, and the end
        assertEquals("test split of counting", test.part());
        assertTrue(test.perplexity() < 3, test.toString());
        TRAINED.assertShowsJava("%evaluate --split test", "var evaluation = run.evaluate(run.data().test());");
    }

    @Test
    void emptiesItsDisplayWhenTheTextIsWritten() throws Exception {
        TextCompletions written = predict("%predict t12 --max-new-tokens 1");

        assertEquals(1, TRAINED.shown.size());
        assertEquals("", TRAINED.shown.get(0).plainText());
        DisplayData result = new CompletionsRenderer().render(written);
        assertTrue(result.plainText().startsWith("t12 t13\n(1 token in"), result.plainText());
    }

    @Test
    void letsTheModelWriteAsItWasLoaded() throws Exception {
        TextCompletions written = predict("%predict model t12 --max-new-tokens 3 --temperature 1 --seed 7 --quiet");

        assertEquals(3, written.rows().get(0).tokens());
        assertEquals(0, TRAINED.shown.size());
        assertEquals(
                written.texts(),
                predict("%predict model t12 --max-new-tokens 3 --temperature 1 --seed 7 --quiet")
                        .texts());
    }

    @Test
    void savesAModelThatWritesTheSameWhenItIsLoadedAgain(@TempDir Path kept) throws Exception {
        TRAINED.run("%save_model " + kept.resolve("saved"));
        TextCompletions here = predict("%predict t12 --quiet");

        var other = new FakeNotebook();
        other.run("%load_model " + kept.resolve("saved") + " --task causal-lm");
        var there = (TextCompletions) Objects.requireNonNull(other.run("%predict model t12 --quiet"));

        assertEquals(here.texts(), there.texts());
        assertEquals(16, other.value(LanguageModel.class, "model").maxLength());
        assertEquals(
                TRAINED.value(TunedLanguageModel.class, "run").model().contentHash(),
                other.value(LanguageModel.class, "model").contentHash());
        TRAINED.assertRefuses(
                "%export " + kept.resolve("x") + " --to peft",
                "%export: this model has no adapter: it was not trained by LoRA",
                "%export? shows what it takes");
    }

    @Test
    void goesOnWithARunAndTellsWhatItWouldTake(@TempDir Path runs) throws Exception {
        DryRun would = (DryRun) Objects.requireNonNull(TRAINED.run("%finetune --epochs 2 --batch 2 --dry-run"));
        TRAINED.run("%finetune --epochs 2 --batch 2 --quiet -o kept --checkpoints " + runs);
        TunedLanguageModel kept = TRAINED.value(TunedLanguageModel.class, "kept");
        String name = kept.checkpoints().orElseThrow().name();
        TRAINED.run("%finetune --epochs 2 --batch 2 --quiet -o again --checkpoints " + runs + " --resume " + name);

        assertEquals(kept.plan().steps(), would.plan().steps());
        assertEquals(
                kept.model().contentHash(),
                TRAINED.value(TunedLanguageModel.class, "again").model().contentHash());
    }

    @Test
    void keepsWhatWasWrittenWhenStopped() throws Exception {
        TRAINED.stopPressed = () -> true;

        TextCompletions written = predict("%predict t12 t13 t14");

        assertEquals(1, written.rows().size());
        assertEquals(Ending.INTERRUPTED, written.rows().get(0).ending());
    }

    @Test
    void showsTheJavaOfEveryOption() throws Exception {
        TRAINED.assertShowsJava("%predict t12", "var predictions = run.predict(\"t12\");");
        TRAINED.assertShowsJava(
                "%predict t12 --top-p .9 --max-new-tokens 5",
                "var predictions = run.predict(List.of(\"t12\"), new TokenSampling(1.0, 0, 0.9, 42), 5);");
    }

    @Test
    void tellsAModelThatWritesFromOneThatClassifies() {
        TRAINED.assertRefuses(
                "%load_model " + folder,
                "%load_model: config.json of " + folder.getFileName() + ": model_type \"llama\" is a language model's."
                        + " Load it as one: --task causal-lm, or LanguageModel.load",
                "%load_model? shows what it takes");
    }

    private static TextCompletions predict(String line) throws Exception {
        return (TextCompletions) Objects.requireNonNull(TRAINED.run(line));
    }

    @Test
    void measuresPerplexityOverSeeds() throws Exception {
        TRAINED.run("%finetune --epochs 1 --batch 2 --quiet --seeds 2 -o median");

        TunedLanguageSeeds seeds = TRAINED.value(TunedLanguageSeeds.class, "seeds");
        assertEquals("perplexity", seeds.scores().orElseThrow().name());
        assertEquals(43, seeds.runs().get(1).provenance().seed());
        assertSame(seeds.median(), TRAINED.value(TunedLanguageModel.class, "median"));
    }
}
