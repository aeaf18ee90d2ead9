package io.crema.magics;

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
                  --strategy takes one of full, head, not "haed". Did you mean head?
                  --lr takes a number greater than 0, not "fast"
                  --schedule takes one of cosine, linear, constant, not "cosin". Did you mean cosine?""", "%finetune? shows them all");
    }

    @Test
    void refusesADecayOfLayersThatAreNotTrained() {
        notebook.assertRefuses(
                "%finetune --strategy head --layer-decay .8",
                "%finetune: --layer-decay goes with --strategy full only: the head has no layers below it",
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
                "%finetune: model is a String, expected a Pretrained or a LanguageModel",
                "Make one first: %load_model minilm");
        notebook.assertRefuses(
                "%finetune {model}",
                "%finetune: MODEL is a String, expected a Pretrained or a LanguageModel",
                "Make one first: %load_model minilm");
    }

    @Test
    void showsTheJavaOfEveryOption() throws Exception {
        notebook.assertShowsJava(
                "%finetune", "var run = FineTuning.of(model).on(data).strategy(Strategy.full()).fit();");
        notebook.assertShowsJava(
                "%finetune mine parts --strategy head --epochs 2 --lr 1e-3 --batch 8 --patience 1 --seed 7 -o second",
                "var second = FineTuning.of(mine).on(parts).strategy(Strategy.head()).epochs(2).learningRate(1e-3)"
                        + ".batchSize(8).patience(1).seed(7).fit();");
        notebook.assertShowsJava(
                "%finetune --layer-decay .8 --schedule linear --warmup 0 --weight-decay 0 --clip 2 --quiet",
                "var run = FineTuning.of(model).on(data).strategy(new FullFineTune(.8))"
                        + ".with(before -> before.withSchedule(Schedule.LINEAR, 0))"
                        + ".with(before -> before.withOptimizer(0, 2)).fit();");
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
                "%finetune: --augment takes flip, crop, shift, jitter, not \"rotate\"",
                "%finetune? shows what it takes");
        notebook.assertShowsJava(
                "%finetune --augment flip,crop --epochs 2",
                "var run = FineTuning.of(model).on(data.augmented(Augmentation.NONE.withFlip().withCrop(.6)))"
                        + ".strategy(Strategy.full()).epochs(2).fit();");
    }
}
