package io.crema.finetune.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuardsTest {
    private static final Scores ALWAYS_GOOD = scores(0.9, 0.4);

    private final List<Finding> heard = new ArrayList<>();
    private final Guards guards = new Guards(
            new TrainingListener() {
                @Override
                public void finding(Finding finding) {
                    heard.add(finding);
                }
            },
            Optional.of(new Guards.Floor("always saying \"good\"", ALWAYS_GOOD, 3)));

    private static Scores scores(double loss, double macroF1) {
        return scores(loss, macroF1, "");
    }

    private static Scores scores(double loss, double macroF1, String onlyAnswer) {
        return new Scores(loss, List.of(new Scores.Score("macro-F1", macroF1, true)), onlyAnswer);
    }

    private void epoch(int epoch, double trainLoss, Scores scores, boolean best) {
        guards.epoch(new EpochReport(epoch, trainLoss, scores, best, epoch));
    }

    private void step(int step, double loss) {
        guards.step(new StepReport(step, 1, loss, 1e-3, 1, 8, 0.1));
    }

    private void ended(StopReason reason, int bestEpoch) {
        guards.ended(outcome(reason, bestEpoch));
    }

    private static TrainingLoop.Outcome outcome(StopReason reason, int bestEpoch) {
        return new TrainingLoop.Outcome(List.of(), bestEpoch, 0, reason, new KeptWeights.OfLastStep(false), 0);
    }

    private List<String> sentences() {
        assertEquals(heard, guards.findings());
        return heard.stream().map(Finding::sentence).toList();
    }

    @Test
    void findsNothingInATrainingThatLearns() {
        step(1, 1.2);
        step(2, 4);
        epoch(1, 0.555, scores(0.439, 0.79), true);
        epoch(2, 0.357, scores(0.451, 0.80), true);
        epoch(3, 0.250, scores(0.455, 0.81), true);
        ended(StopReason.COMPLETED, 3);

        assertEquals(List.of(), sentences());
    }

    @Test
    void namesTheEpochSinceWhichItOverfits() {
        epoch(1, 0.6, scores(0.50, 0.7), true);
        epoch(2, 0.4, scores(0.45, 0.8), true);
        epoch(3, 0.2, scores(0.48, 0.8), false);
        epoch(4, 0.1, scores(0.60, 0.8), false);
        epoch(5, 0.05, scores(0.80, 0.8), false);

        assertEquals(
                List.of(
                        "Overfitting since epoch 3: until epoch 4 the validation loss rises from 0.450 to 0.600 while the"
                                + " training loss falls from 0.400 to 0.100."),
                sentences());
        assertTrue(heard.get(0).advice().startsWith("Train 2 epochs"), heard.get(0)::advice);
    }

    @Test
    void saysThatProbabilitiesAreTooSureThoughTheScoreGetsBetter() {
        epoch(1, 0.66, scores(0.61, 0.45), true);
        epoch(2, 0.46, scores(0.69, 0.61), true);
        epoch(3, 0.28, scores(0.90, 0.64), true);
        assertEquals(List.of(), sentences(), "not yet half above the lowest");
        epoch(4, 0.19, scores(0.95, 0.63), false);
        epoch(5, 0.10, scores(0.99, 0.63), false);

        assertEquals(
                List.of(
                        "Overfitting since epoch 2 in its probabilities: until epoch 4 the validation loss rises from 0.610"
                                + " to 0.950 while the training loss falls from 0.660 to 0.190. The score does not show it:"
                                + " macro-F1 0.630."),
                sentences());
        assertTrue(heard.get(0).advice().startsWith("The labels may serve"), heard.get(0)::advice);
    }

    @Test
    void callsItNoOverfittingWhileTheScoreGetsBetter() {
        epoch(1, 0.6, scores(0.45, 0.70), true);
        epoch(2, 0.4, scores(0.50, 0.75), true);
        epoch(3, 0.2, scores(0.60, 0.80), true);

        assertEquals(List.of(), sentences());
    }

    @Test
    void callsItNoOverfittingWhenTheTrainingLossIsNoLowerEither() {
        epoch(1, 2.5, scores(2.3, 0.2), true);
        epoch(2, 9.0, scores(3.0, 0.2), false);
        epoch(3, 4.0, scores(3.5, 0.2), false);
        epoch(4, 2.9, scores(3.9, 0.2), false);

        assertEquals(List.of(), sentences());
    }

    @Test
    void takesThreeCollapsedEpochsForACollapse() {
        epoch(1, 1.1, scores(1.1, 0.2, "the label \"good\""), true);
        epoch(2, 1.1, scores(1.1, 0.2, "the label \"good\""), false);
        assertEquals(List.of(), sentences());

        epoch(3, 1.1, scores(1.1, 0.2, "the label \"good\""), false);
        epoch(4, 1.1, scores(1.1, 0.2, "the label \"good\""), false);
        ended(StopReason.COMPLETED, 1);

        assertEquals(List.of("After epoch 3 the model gives every validation row the label \"good\"."), sentences());
    }

    @Test
    void findsThatNothingWasLearned() {
        epoch(1, 1.1, scores(1.1, 0.30), true);
        epoch(2, 1.1, scores(1.1, 0.38), true);
        ended(StopReason.EARLY_STOPPED, 2);

        assertEquals(
                List.of("Nothing was learned: the best epoch has macro-F1 0.380, and always saying \"good\" has"
                        + " macro-F1 0.400."),
                sentences());
        assertTrue(heard.get(0).isSevere());
    }

    @Test
    void findsThatNumbersAreSaidNoBetterThanTheirMean() {
        var found = new ArrayList<Finding>();
        Scores mean = new Scores(1, List.of(new Scores.Score("RMSE", 12, false)));
        var numbers = new Guards(
                new TrainingListener() {
                    @Override
                    public void finding(Finding finding) {
                        found.add(finding);
                    }
                },
                Optional.of(new Guards.Floor("always saying the training rows' mean", mean, 0)));
        numbers.step(new StepReport(1, 1, 40, 1e-3, 1, 8, 0.1));

        numbers.epoch(new EpochReport(1, 1, new Scores(1.2, List.of(new Scores.Score("RMSE", 13, false))), true, 1));
        numbers.ended(outcome(StopReason.COMPLETED, 1));

        assertEquals(
                List.of("Nothing was learned: the best epoch has RMSE 13.000, and always saying the training rows' mean"
                        + " has RMSE 12.000."),
                found.stream().map(Finding::sentence).toList());
    }

    @Test
    void doesNotJudgeATrainingThatWasInterrupted() {
        epoch(1, 1.1, scores(1.1, 0.30), true);
        ended(StopReason.INTERRUPTED, 1);

        assertEquals(List.of(), sentences());
    }

    @Test
    void saysWhenTheFirstLossIsFarFromThatOfNotKnowing() {
        step(1, 5.5);

        assertEquals(
                List.of("The first step's loss is 5.500 nats, far from the ln 3 = 1.099 of a head that knows nothing"
                        + " yet."),
                sentences());
    }

    @Test
    void goesOnWatchingARunThatWasResumed() {
        guards.resumed(new Standing(
                3,
                0,
                12,
                0,
                0,
                List.of(
                        new EpochReport(1, 0.6, scores(0.45, 0.7), true, 1),
                        new EpochReport(2, 0.4, scores(0.50, 0.7), false, 2)),
                2));
        step(13, 9);
        epoch(3, 0.3, scores(0.55, 0.7), false);

        assertEquals(1, sentences().size());
        assertTrue(sentences().get(0).startsWith("Overfitting since epoch 2"), sentences()::toString);
    }
}
