package io.crema.magics.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.Finding;
import io.crema.finetune.train.KeptWeights;
import io.crema.finetune.train.Scores;
import io.crema.finetune.train.Scores.Score;
import io.crema.finetune.train.Standing;
import io.crema.finetune.train.StepReport;
import io.crema.finetune.train.StopReason;
import io.crema.finetune.train.TrainingLoop;
import io.crema.finetune.train.TrainingPlan;
import io.crema.kernel.display.Display;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.display.Renderers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TrainingDisplayTest {
    private static final TrainingPlan PLAN =
            new TrainingPlan("minilm <6 layers>", "full", 3, 10, 160, 20, 900, 1000, "macro-F1");

    private final Notebook notebook = new Notebook();
    private long now = 1_000_000_000;
    private final TrainingDisplay training =
            new TrainingDisplay(notebook, new Renderers(List.of(new ChartRenderer())), () -> now);

    private static TrainingLoop.Outcome outcome(StopReason reason, KeptWeights weights) {
        return new TrainingLoop.Outcome(List.of(), 1, 11, reason, weights, 1);
    }

    private static KeptWeights best(int epoch, int epochs) {
        return new KeptWeights.OfBestEpoch(epoch(epoch, true), epochs);
    }

    @Test
    void showsTheBarBeforeTheFirstStep() {
        training.started(PLAN);

        assertEquals(1, notebook.shown.size());
        String html = Strict.html(notebook.last("display-0"));
        assertTrue(html.contains("<progress value=\"0\" max=\"30\""), html);
        assertTrue(html.contains("minilm &lt;6 layers&gt;"), html);
    }

    @Test
    void redrawsAtMostFourTimesASecond() {
        training.started(PLAN);

        for (int step = 1; step <= 10; step++) {
            now += TimeUnit.MILLISECONDS.toNanos(100);
            training.step(step(step, 1));
        }

        assertEquals(3, notebook.updates.size(), "at 300, 600 and 900 ms");
        assertTrue(Strict.html(notebook.last("display-0")).contains("<progress value=\"9\" max=\"30\""));
    }

    @Test
    void saysWhereItIsAndHowLongItWillTake() {
        training.started(PLAN);
        now += TimeUnit.SECONDS.toNanos(10);

        training.step(step(10, 1));

        String text = notebook.last("display-0").plainText();
        assertTrue(
                text.contains(
                        "33 %  epoch 1 of 3 \u00b7 step 10 of 30 \u00b7 loss 0.500 \u00b7 32 examples/s \u00b7 20 s left"),
                text);
    }

    @Test
    void saysWhatWasNoticedInWordsAndWithASign() {
        training.started(PLAN);
        training.finding(new Finding.Collapsed(2, "the label \"<good>\""));

        training.ended(outcome(StopReason.COMPLETED, best(1, 3)));

        String text = notebook.last("display-0").plainText();
        assertTrue(
                text.contains("\u26a0 After epoch 2 the model gives every validation row the label \"<good>\"."), text);
        assertTrue(Strict.html(notebook.last("display-0")).contains("&lt;good&gt;"));
    }

    @Test
    void takesUpTheEpochsOfARunThatGoesOn() {
        training.started(PLAN);
        training.resumed(new Standing(2, 0, 10, 0, 0, List.of(epoch(1, true)), 9));

        String text = notebook.last("display-0").plainText();
        assertTrue(text.contains("epoch 2 of 3 \u00b7 step 10 of 30"), text);
    }

    @Test
    void drawsTheCurveOnceAnEpochInADisplayOfItsOwn() {
        training.started(PLAN);

        training.epoch(epoch(1, true));
        training.epoch(epoch(2, true));

        assertEquals(List.of("display-0", "display-1"), notebook.shown);
        assertEquals(1, notebook.updates.stream().filter("display-1"::equals).count());
        DisplayData curve = notebook.last("display-1");
        assertTrue(curve.data().containsKey(MimeType.PLOTLY));
        assertFalse(curve.data().containsKey(MimeType.HTML));
        assertTrue(curve.plainText().contains("The best epoch is 2"), curve.plainText());
    }

    @Test
    void listsTheEpochsAndMarksTheBest() {
        training.started(PLAN);
        training.epoch(epoch(1, true));

        training.epoch(epoch(2, false));

        DisplayData status = notebook.last("display-0");
        assertEquals(1, Strict.html(status).split("\u2605", -1).length - 1);
        assertTrue(status.plainText().contains("validation loss  macro-F1  accuracy  best"), status.plainText());
    }

    @Test
    void alwaysSendsTheEndAndDropsTheBar() {
        training.started(PLAN);
        training.epoch(epoch(1, true));
        training.step(step(11, 2));

        training.ended(outcome(StopReason.INTERRUPTED, best(1, 1)));

        DisplayData status = notebook.last("display-0");
        String html = Strict.html(status);
        assertFalse(html.contains("<progress"), html);
        assertTrue(html.contains("<table"), html);
        String sentence =
                "Interrupted in epoch 2 of 3, at step 11 of 30. The model holds the weights of epoch 1, the best.";
        assertTrue(status.plainText().contains(sentence), status.plainText());
        assertTrue(html.contains(sentence), html);
    }

    @Test
    void namesTheEpochWhoseWeightsWereRestored() {
        training.started(PLAN);
        training.epoch(epoch(1, true));
        training.epoch(epoch(2, false));
        training.epoch(epoch(3, false));

        training.ended(outcome(StopReason.COMPLETED, best(1, 3)));

        String text = notebook.last("display-0").plainText();
        assertTrue(text.contains("Trained 3 epochs. The weights of epoch 1, the best, were restored."), text);
    }

    @Test
    void namesWeightsThatAreNotThoseOfOneEpoch() {
        training.started(PLAN);
        training.epoch(epoch(1, true));
        training.epoch(epoch(2, false));

        training.ended(outcome(
                StopReason.COMPLETED,
                new KeptWeights.MeanOfBest(2, epoch(1, true).scores())));

        String averaged = notebook.last("display-0").plainText();
        assertTrue(
                averaged.contains(
                        "The model holds the weights averaged over the 2 best epochs, no worse on the validation"
                                + " rows than the best of them."),
                averaged);
        training.ended(outcome(StopReason.INTERRUPTED, new KeptWeights.OfLastStep(true)));
        String last = notebook.last("display-0").plainText();
        assertTrue(
                last.contains("The model holds the weights of the last step, as was chosen when it was stopped."),
                last);
    }

    @Test
    void saysWhatToTryWhenTheLossExplodes() {
        training.started(PLAN);
        training.step(step(4, 1));

        training.ended(outcome(StopReason.DIVERGED, new KeptWeights.OfStart()));

        String text = notebook.last("display-0").plainText();
        assertTrue(text.contains("Diverged in epoch 1 of 3, at step 4 of 30"), text);
        assertTrue(text.contains("Try a tenth of the learning rate"), text);
        assertTrue(
                text.contains(
                        "The model holds the weights from before the first step, as it diverged before an epoch was"
                                + " finished."),
                text);
    }

    @Test
    void saysWhyItStoppedEarly() {
        training.started(PLAN);
        training.epoch(epoch(1, true));
        training.epoch(epoch(2, false));

        training.ended(outcome(StopReason.EARLY_STOPPED, best(1, 2)));

        String text = notebook.last("display-0").plainText();
        assertTrue(text.contains("Stopped early, after epoch 2 of 3: macro-F1 no longer improved."), text);
    }

    @Test
    void showsWhatComesBeforeTheFirstStepInTheSameDisplay() {
        training.preparing(180);
        assertEquals(
                "Preparing: reading 180 examples", notebook.last("display-0").plainText());

        now += TimeUnit.SECONDS.toNanos(1);
        training.at(1320, 2000);

        assertEquals(List.of("display-0"), notebook.shown);
        assertEquals(
                "Preparing, 1,320 of 2,000 rows", notebook.last("display-0").plainText());
        assertTrue(Strict.html(notebook.last("display-0")).contains("<progress value=\"1320\" max=\"2000\""));
    }

    @Test
    void showsTrainingsThatFollowOneAnotherInOnePlace() {
        training.next(1, 2, "seed 42").started(PLAN);
        training.finding(new Finding.Collapsed(2, "the label \"good\""));
        training.epoch(epoch(1, true));

        training.next(2, 2, "seed <43>").started(PLAN);

        String text = notebook.last("display-0").plainText();
        assertTrue(text.startsWith("Training 2 of 2: seed <43>\nFine-tuning minilm"), text);
        assertFalse(text.contains("good"), "what was noticed of the first\n" + text);
        assertTrue(Strict.html(notebook.last("display-0")).contains("Training 2 of 2: seed &lt;43&gt;"));
        assertEquals("", notebook.last("display-1").plainText(), "the first one's curve");

        training.epoch(epoch(1, true));
        assertEquals(List.of("display-0", "display-1"), notebook.shown);
        training.close();
        assertEquals("", notebook.last("display-0").plainText());
        assertEquals("", notebook.last("display-1").plainText());
    }

    @Test
    void showsHowFarAValidationIs() {
        training.started(PLAN);
        training.step(step(10, 1));
        now += TimeUnit.SECONDS.toNanos(1);

        training.at(5, 20);

        String text = notebook.last("display-0").plainText();
        assertTrue(text.contains("epoch 1 of 3 \u00b7 validating, 5 of 20 rows"), text);
    }

    @Test
    void saysSoWhenNoEpochWasFinished() {
        training.started(PLAN);
        training.step(step(1, 1));

        training.ended(outcome(StopReason.INTERRUPTED, new KeptWeights.OfLastStep(false)));

        String text = notebook.last("display-0").plainText();
        assertTrue(
                text.contains(
                        "Interrupted in epoch 1 of 3, at step 1 of 30. The model holds the weights of the last step, as no epoch was finished and validated."),
                text);
    }

    private static StepReport step(int step, int epoch) {
        return new StepReport(step, epoch, 0.5, 2e-5, 1, 16, 0.5);
    }

    private static EpochReport epoch(int epoch, boolean best) {
        var scores =
                new Scores(0.7 / epoch, List.of(new Score("macro-F1", 0.75, true), new Score("accuracy", 0.8, true)));
        return new EpochReport(epoch, 0.6 / epoch, scores, best, 10 * epoch);
    }

    /** A notebook that remembers. */
    private static final class Notebook implements Display {
        final List<String> shown = new ArrayList<>();
        final List<String> updates = new ArrayList<>();
        private final java.util.Map<String, DisplayData> last = new java.util.HashMap<>();

        DisplayData last(String id) {
            return last.getOrDefault(id, DisplayData.text("nothing shown"));
        }

        @Override
        public String show(DisplayData data) {
            String id = "display-" + shown.size();
            shown.add(id);
            last.put(id, data);
            return id;
        }

        @Override
        public void update(String displayId, DisplayData data) {
            updates.add(displayId);
            last.put(displayId, data);
        }

        @Override
        public void clear(boolean wait) {
            throw new AssertionError("a training clears nothing");
        }
    }
}
