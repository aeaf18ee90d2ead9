package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crema.finetune.data.PromptData;
import io.crema.finetune.data.PromptSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prompts and completions, as far as no model is needed; WritingMagicsIT goes on from here. */
final class PromptMagicsTest {
    private final FakeNotebook notebook = new FakeNotebook();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writesAFile() throws IOException {
        file = folder.resolve("faq.jsonl");
        Files.writeString(
                file,
                IntStream.range(0, 20)
                        .mapToObj(row -> "{\"q\": \"question " + row + "\", \"a\": \"answer " + row + "\"}")
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void readsAndDividesPrompts() throws Exception {
        notebook.run("%load_data " + file + " --prompt q --completion a");
        assertEquals(20, notebook.value(PromptData.class, "data").rows());

        notebook.run("%split --train .6 --valid .2 --test .2");
        assertEquals(12, notebook.value(PromptSplit.class, "data").train().rows());

        notebook.run("%split --seed 7");
        assertEquals(16, notebook.value(PromptSplit.class, "data").train().rows());
    }

    @Test
    void refusesColumnsOfAClassifierBesideThem() {
        notebook.assertRefuses(
                "%load_data " + file + " --completion a --label q", """
                %load_data: --label does not go with --completion: a language model learns no labels""", "%load_data? shows what it takes");
        notebook.assertRefuses("%load_data " + file + " --prompt q", """
                %load_data: --prompt goes with --completion: name the column that is to be written, too""", "%load_data? shows what it takes");
    }

    @Test
    void saysThatPromptsHaveNoGroups() throws Exception {
        notebook.run("%load_data " + file + " --prompt q --completion a");

        notebook.assertRefuses(
                "%split --group-by q",
                "%split: --group-by goes with labelled rows only: prompts have one column of each kind",
                "%split? shows what it takes");
        for (String option : List.of("--kfold 5", "--stratify q", "--duplicates drop", "--train-rows 3")) {
            notebook.assertRefuses(
                    "%split " + option,
                    "%split: " + option.replaceFirst(" .*", "")
                            + " goes with labelled rows only: prompts have one column of each kind",
                    "%split? shows what it takes");
        }
    }

    @Test
    void refusesWhatPromptsAreNotReadBy() {
        for (String option : List.of("--strip-markup", "--features q", "--exclude q")) {
            notebook.assertRefuses(
                    "%load_data " + file + " --completion a " + option,
                    "%load_data: " + option.replaceFirst(" .*", "")
                            + " does not go with --completion: a language model learns texts as they are",
                    "%load_data? shows what it takes");
        }
    }

    @Test
    void saysWhyPromptsCannotBeDivided() throws Exception {
        notebook.run("%load_data " + file + " --prompt q --completion a");
        notebook.assertRefuses(
                "%split --train .9",
                "%split: a split needs shares above 0 that add up to 1, not train 0.9, validation 0.1, test 0.1",
                "These add up to 1.1; change one of them by -0.1.");

        notebook.set("data", new PromptData("faq", List.of("q", "r"), List.of("a", "b")));
        notebook.assertRefuses(
                "%split",
                "%split: faq has 2 prompts, and each of 3 parts needs one", "Add prompts, or take another file.");
    }

    @Test
    void showsTheJavaOfEveryOption() throws Exception {
        notebook.assertShowsJava("%load_model gpt2 --task causal-lm", "var model = LanguageModel.load(\"gpt2\");");
        notebook.assertShowsJava(
                "%load_model gpt2 --task causal-lm --max-length 64", "var model = LanguageModel.load(\"gpt2\", 64);");
        notebook.assertShowsJava(
                "%load_data f.csv --prompt q --completion a --limit 9 --drop-missing",
                "var data = PromptData.of(LabelledData.load(\"f.csv\"), \"q\", \"a\").dropMissing().limit(9, 42);");
        notebook.set("data", new PromptData("faq", List.of("q"), List.of("a")));
        notebook.assertShowsJava("%split --seed 7", "var parts = data.split(Split.stratified(0.8, 0.1, 0.1).seed(7));");
        notebook.assertShowsJava(
                "%finetune --epochs 2",
                "var run = FineTuning.of(model).on(data.split(Split.stratified(.8, .1, .1)))"
                        + ".strategy(Strategy.full()).epochs(2).fit();");
    }

    @Test
    void refusesToNarrowWhatIsNotDrawn() {
        notebook.assertRefuses(
                "%predict hello --temperature 0 --top-p .9",
                "%predict: --temperature 0 always takes the best token: leave out --top-k and --top-p",
                "%predict? shows what it takes");
    }
}
