package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.FineTuned;
import io.crema.finetune.metrics.SizeCurve;
import io.crema.finetune.train.RateSweep;
import io.crema.finetune.train.StopReason;
import org.junit.jupiter.api.Test;

/** What the magics choose for the user, and when they end; small trainings. */
final class ChoosingMagicsIT {
    private static final String PENGUINS = "../notebooks/data/penguins.csv";

    private final FakeNotebook notebook = new FakeNotebook();

    private FineTuned trained(String line) throws Exception {
        notebook.run(line);
        return notebook.value(FineTuned.class, "run");
    }

    private void loadReviews(int rows) throws Exception {
        notebook.run("%load_model minilm --max-length 16");
        notebook.set("data", Reviews.data(rows));
    }

    private void loadPenguins() throws Exception {
        notebook.run("%load_model logistic");
        notebook.run("%load_data " + PENGUINS + " --label species");
        notebook.run("%split --train .6 --valid .2 --test .2");
    }

    @Test
    void choosesPairsOfAFewTextsAndSaysWhy() throws Exception {
        loadReviews(20);

        FineTuned run = trained("%finetune --strategy auto --epochs 1 --batch 4 --quiet --checkpoints none");

        assertEquals("fewshot", run.provenance().strategy().name());
        assertTrue(
                notebook.printed.contains(
                        "Strategy fewshot: the rarest label has 8 training rows, of which pairs teach more.\n"),
                notebook.printed::toString);
    }

    @Test
    void choosesAllWeightsOfATablesModel() throws Exception {
        loadPenguins();

        FineTuned run = trained("%finetune --strategy auto --epochs 2 --quiet --checkpoints none");

        assertEquals("full", run.provenance().strategy().name());
    }

    @Test
    void watchesTheLoss() throws Exception {
        loadPenguins();

        FineTuned run = trained("%finetune --early-stop loss:2 --epochs 3 --quiet --checkpoints none");

        assertEquals("loss", run.plan().monitor());
        assertEquals("loss", run.outcome().history().get(0).scores().monitored().name());
    }

    @Test
    void refusesAScoreThatTheModelIsNotJudgedBy() throws Exception {
        loadPenguins();

        notebook.assertRefuses(
                "%finetune --early-stop auc:2 --quiet",
                "%finetune: no score is called auc here. There are macro-F1, accuracy, loss",
                "%finetune? shows what it takes");
    }

    @Test
    void endsWhenItsTimeIsOver() throws Exception {
        loadPenguins();

        FineTuned run = trained("%finetune --budget 1s --epochs 100000 --patience 100000 --quiet --checkpoints none");

        assertEquals(StopReason.OUT_OF_TIME, run.outcome().reason());
        assertTrue(run.outcome().bestEpoch() > 0, "a second is enough for an epoch");
    }

    @Test
    void looksForTheLearningRateOfATablesModel() throws Exception {
        loadPenguins();

        assertInstanceOf(RateSweep.class, notebook.run("%lr_find --quiet"));
    }

    @Test
    void endsTheSearchForALearningRateAtTheStopButton() throws Exception {
        loadPenguins();
        notebook.stopPressed = () -> true;

        assertStopped("%finetune --lr auto --quiet");
        assertStopped("%learning_curve --lr auto --sizes 50,100 --quiet");
        notebook.stopPressed = () -> false;
        notebook.run("%split --kfold 3");
        notebook.stopPressed = () -> true;
        assertStopped("%finetune --lr auto --quiet");
    }

    private void assertStopped(String line) {
        notebook.assertRefuses(
                line,
                line.substring(0, line.indexOf(" ")) + ": stopped before there was a result",
                "Run the cell again to start anew");
    }

    @Test
    void drawsTheLearningCurveOfATablesModel() throws Exception {
        loadPenguins();

        assertInstanceOf(SizeCurve.class, notebook.run("%learning_curve --sizes 50,100 --seeds 1 --epochs 2 --quiet"));
    }
}
