package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.crema.kernel.magic.MagicException;
import org.junit.jupiter.api.Test;

/** What {@code %finetune} says before it trains; FinetuneMagicIT trains. */
final class FinetuneMagicTest {
    private final FakeNotebook notebook = new FakeNotebook();

    @Test
    void reportsEveryBadArgumentAtOnce() {
        notebook.assertRefuses(
                "%finetune --epoch 3 --lr fast --strategy haed --schedule cosin", """
                %finetune: 4 arguments need mending
                  no option "--epoch". Did you mean --epochs?
                  --strategy takes one of full, gradual, lora, bitfit, fewshot, head, auto, not "haed". Did you mean head?
                  --lr takes a number greater than 0, not "fast"
                  --schedule takes one of cosine, linear, onecycle, constant, not "cosin". Did you mean cosine?""", "%finetune? shows them all");
    }

    @Test
    void refusesADecayOfLayersThatAreNotTrained() {
        notebook.assertRefuses(
                "%finetune --strategy head --layer-decay .8",
                "%finetune: --layer-decay does not go with --strategy head: its head has no layers below it that learn with it",
                "%finetune? shows what it takes");
    }

    @Test
    void saysThatThereIsNoModelYet() {
        notebook.set("data", Reviews.data(8));

        notebook.assertRefuses("%finetune", "%finetune: there is no model yet", "Make one first: %load_model minilm");
    }

    @Test
    void saysThatAVariableIsNoModel() {
        notebook.set("model", "minilm");

        notebook.assertRefuses(
                "%finetune",
                "%finetune: model is a String, expected a Pretrained or a LanguageModel or a TableModel",
                "Make one first: %load_model minilm");
        notebook.assertRefuses(
                "%finetune {model}",
                "%finetune: MODEL is a String, expected a Pretrained or a LanguageModel or a TableModel",
                "Make one first: %load_model minilm");
    }

    @Test
    void showsTheJavaOfEveryOption() throws Exception {
        notebook.assertShowsJava(
                "%finetune", "var run = FineTuning.of(model).on(data).strategy(Strategy.full()).fit();");
        notebook.assertShowsJava(
                "%finetune mine parts --strategy head --epochs 2 --lr 1e-3 --batch 8 --patience 1 --seed 7 -o second",
                "var second = FineTuning.of(mine).on(parts).strategy(Strategy.head()).epochs(2).patience(1)"
                        + ".learningRate(1e-3).batchSize(8).seed(7).fit();");
        notebook.assertShowsJava(
                "%finetune --layer-decay .8 --schedule linear --warmup 0 --weight-decay 0 --clip 2 --quiet",
                "var run = FineTuning.of(model).on(data).strategy(new FullFineTune(.8))"
                        + ".with(before -> before.withSchedule(Schedule.LINEAR, 0))"
                        + ".with(before -> before.withOptimizer(0, 2)).fit();");
    }

    @Test
    void showsTheJavaOfWhenItEnds() throws Exception {
        notebook.assertShowsJava(
                "%finetune --early-stop accuracy:5 --budget 10m",
                "var run = FineTuning.of(model).on(data).strategy(Strategy.full()).earlyStop(\"accuracy\", 5)"
                        + ".budget(Duration.parse(\"PT10M\")).fit();");
    }

    @Test
    void showsTheJavaOfHowItRuns() throws Exception {
        String tuning = "FineTuning.of(model).on(data).strategy(Strategy.full())";

        notebook.assertShowsJava(
                "%finetune --background -o mine", "var mine = BackgroundFineTuning.start(\"mine\", " + tuning + ");");
        notebook.assertShowsJava(
                "%finetune --self-check",
                "System.out.println(" + tuning + ".selfCheck());\nvar run = " + tuning + ".fit();");
        notebook.assertShowsJava(
                "%finetune --checkpoint-every 50",
                "var run = " + tuning + ".checkpointEvery(io.crema.finetune.checkpoint.Interval.steps(50)).fit();");
        notebook.assertShowsJava(
                "%finetune --checkpoint-every 2m --checkpoints here",
                "var run = " + tuning + ".checkpoints(Path.of(\"here\"))"
                        + ".checkpointEvery(io.crema.finetune.checkpoint.Interval.time(Duration.ofSeconds(120))).fit();");
    }

    @Test
    void refusesAnEarlyStopThatNamesNoScoreOrNoEpochs() {
        notebook.assertRefuses(
                "%finetune --early-stop macro_f1",
                "%finetune: --early-stop takes a score and a number of epochs, like macro_f1:3, not macro_f1",
                "%finetune? shows what it takes");
        notebook.assertRefuses(
                "%finetune --early-stop loss:2 --patience 3",
                "%finetune: --early-stop says the patience, too: leave --patience out",
                "%finetune? shows what it takes");
    }

    @Test
    void refusesABudgetOfNothing() {
        notebook.assertRefuses(
                "%finetune --budget 0s",
                "%finetune: --budget takes a time above 0, like 10m", "%finetune? shows what it takes");
    }

    @Test
    void showsTheJavaOfEveryPrecision() throws Exception {
        String before = "var run = FineTuning.of(model).on(data).strategy(Strategy.full()).seed(7)";

        notebook.assertShowsJava(
                "%finetune --precision bf16 --seed 7",
                before + ".with(before -> before.withPrecision(Precision.BF16)).fit();");
        notebook.assertShowsJava(
                "%finetune --seed 7 --precision auto", before + ".inFasterPrecision(System.out::println).fit();");
    }

    @Test
    void showsTheJavaOfEveryStrategy() throws Exception {
        String before = "var run = FineTuning.of(model).on(data).";

        notebook.assertShowsJava("%finetune --strategy lora", before + "strategy(Strategy.lora(8, 16)).fit();");
        notebook.assertShowsJava(
                "%finetune --strategy lora --rank 4 --alpha 8 --target query,.*key --lora-dropout .1 --rslora"
                        + " --layer-decay .9",
                before + "strategy(Strategy.lora(4, 8).on(\"query\", \".*key\").dropout(.1).layerDecay(.9)"
                        + ".rankStabilized()).fit();");
        notebook.assertShowsJava("%finetune --strategy gradual", before + "strategy(Strategy.gradual()).fit();");
        notebook.assertShowsJava(
                "%finetune --strategy gradual --layer-decay .8", before + "strategy(new GradualUnfreezing(.8)).fit();");
        notebook.assertShowsJava("%finetune --dry-run", before + "strategy(Strategy.full()).dryRun();");
        notebook.assertShowsJava("%finetune --strategy fewshot", before + "strategy(Strategy.fewShot()).fit();");
        notebook.assertShowsJava(
                "%finetune --strategy auto", before + "withSuitableStrategy(System.out::println).fit();");
        notebook.assertShowsJava("%finetune --strategy bitfit", before + "strategy(Strategy.bitfit()).fit();");
    }

    @Test
    void showsTheJavaOfOptimisationAndObjective() throws Exception {
        String begun = "var run = FineTuning.of(model).on(data)";
        String full = begun + ".strategy(Strategy.full())";

        notebook.assertShowsJava(
                "%finetune --optimizer sgd --momentum .8 --nesterov --accumulate 4 --schedule onecycle",
                full + ".with(before -> before.withAccumulation(4))"
                        + ".with(before -> before.withSchedule(Schedule.ONE_CYCLE, 0.1))"
                        + ".with(before -> before.withRule(new Sgd(.8, true))).fit();");
        notebook.assertShowsJava(
                "%finetune --ema .999 --average-best 3",
                full + ".with(before -> before.withAveraging(.999, 3)).fit();");
        notebook.assertShowsJava(
                "%finetune --class-weights balanced --label-smoothing .1",
                begun + ".objective(SingleLabel.PLAIN.smoothed(.1).balancing()).strategy(Strategy.full()).fit();");
        notebook.assertShowsJava(
                "%finetune --focal 2",
                begun + ".objective(SingleLabel.PLAIN.focused(2)).strategy(Strategy.full()).fit();");
        notebook.assertShowsJava(
                "%finetune --multi-label |",
                begun + ".objective(new MultiLabel(\"|\")).strategy(Strategy.full()).fit();");
        notebook.assertShowsJava(
                "%finetune --regression", begun + ".objective(Regression.PLAIN).strategy(Strategy.full()).fit();");
        notebook.assertShowsJava(
                "%finetune --cache here", full + ".cache(FeatureCache.in(Path.of(\"here\"), 1073741824L)).fit();");
    }

    @Test
    void saysWhatDoesNotGoTogether() {
        notebook.assertRefuses(
                "%finetune --rank 4 --momentum .8 --regression --focal 2 --multi-label ,",
                """
                %finetune: 3 arguments need mending
                  --regression and --multi-label do not go together: a row has a number or labels
                  --rank goes with --strategy lora only
                  --momentum goes with --optimizer sgd only""", "%finetune? shows them all");
        notebook.assertRefuses(
                "%finetune --regression --class-weights balanced",
                "%finetune: --class-weights goes with one label for each row only", "%finetune? shows what it takes");
    }

    @Test
    void dividesInJavaWhatTheMagicWouldDivideFirst() throws Exception {
        notebook.set("data", Reviews.data(40));

        notebook.assertShowsJava(
                "%finetune",
                "var run = FineTuning.of(model).on(data.split(Split.stratified(.8, .1, .1)))"
                        + ".strategy(Strategy.full()).fit();");
    }

    @Test
    void namesTheChangesOfPicturesThatThereAre() throws Exception {
        notebook.assertRefuses(
                "%finetune --augment flip,rotate",
                "%finetune: --augment takes flip, crop, shift, jitter, mixup, not \"rotate\"",
                "%finetune? shows what it takes");
        notebook.assertShowsJava(
                "%finetune --augment flip,crop --epochs 2",
                "var run = FineTuning.of(model).on(data.augmented(Augmentation.NONE.withFlip().withCrop(.6)))"
                        + ".strategy(Strategy.full()).epochs(2).fit();");
    }

    @Test
    void showsTheJavaOfSeveralSeeds() throws Exception {
        String tuning = "FineTuning.of(model).on(data).strategy(Strategy.head())";

        notebook.assertShowsJava(
                "%finetune --strategy head --seeds 5 --seed 7 --checkpoints here",
                "var seeds = " + tuning + ".seed(7).checkpoints(Path.of(\"here\")).seeds(5).fit();\n"
                        + "var run = seeds.median();");
        notebook.assertShowsJava(
                "%finetune --strategy head --seeds 2 -o middle",
                "var seeds = " + tuning + ".seeds(2).fit();\nvar middle = seeds.median();");
        notebook.assertShowsJava(
                "%finetune --strategy head --seeds 2 --dry-run", "var run = " + tuning + ".seeds(2).dryRun();");
        notebook.assertShowsJava("%finetune --strategy head --seeds 1", "var run = " + tuning + ".fit();");
    }

    @Test
    void refusesWhatDoesNotGoWithSeveralSeeds() {
        notebook.assertRefuses(
                "%finetune --seeds 3 --background --self-check --resume tiny-full-1 -o seeds",
                """
                %finetune: 4 arguments need mending
                  seeds is the variable of all runs: name the median one otherwise, -o run
                  --background does not go with --seeds: train them in front, or each on its own: %finetune --background --seed 43 -o run43
                  --self-check does not go with --seeds: type %finetune --self-check for one seed first
                  --resume does not go with --seeds: a run has one seed: type %finetune --resume RUN --seed S without --seeds""", "%finetune? shows them all");
        notebook.assertRefuses(
                "%finetune --seeds 51",
                "%finetune: --seeds takes a whole number between 1 and 50, not \"51\"",
                "%finetune? shows what it takes");
    }

    @Test
    void takesItsOptionsAsYaml() throws Exception {
        notebook.runCell("finetune", """
                # what learns
                strategy: lora
                target: [query, value]
                epochs: 5
                early-stop: macro_f1:3
                seeds: 3
                show-java: true
                """);

        assertEquals(
                "var seeds = FineTuning.of(model).on(data).strategy(Strategy.lora(8, 16).on(\"query\", \"value\")).epochs(5)"
                        + ".earlyStop(\"macro_f1\", 3).seeds(3).fit();\nvar run = seeds.median();\n",
                String.join("", notebook.printed));
    }

    @Test
    void namesTheLineOfYamlThatItCannotTake() {
        MagicException refusal = assertThrows(
                MagicException.class, () -> notebook.runCell("finetune", "epoch: 5\nlr: fast\nbackground: maybe\n"));

        assertEquals("""
                %%finetune: 3 arguments need mending
                  line 2: no option "epoch". Did you mean epochs?
                  line 4: background takes true or false, not "maybe"
                  line 3: lr takes a number greater than 0, not "fast"
                %finetune? shows them all""", refusal.getMessage() + "\n" + refusal.hint());
    }
}
