package io.crema.finetune.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.model.Progress;
import io.crema.finetune.strategy.Trainee;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingLoopTest {
    private final CountingTrainee trainee = new CountingTrainee();

    @Test
    void goesThroughAllEpochsAndKeepsTheBest() {
        TrainingLoop.Outcome outcome = run(3, Progress.NONE);

        assertEquals(StopReason.COMPLETED, outcome.reason());
        assertEquals(6, outcome.steps());
        assertEquals(3, outcome.bestEpoch());
        assertEquals(6, trainee.weight);
        assertEquals(best(outcome), outcome.weights());
        assertEquals(3, outcome.history().size());
    }

    @Test
    void stopsAfterTheStepInWhichItIsCancelledWithThatStepsWeights() {
        TrainingLoop.Outcome outcome = run(3, cancelledAfterSteps(1));

        assertEquals(StopReason.INTERRUPTED, outcome.reason());
        assertEquals(0, outcome.bestEpoch());
        assertEquals(1, trainee.weight);
        assertEquals(new KeptWeights.OfLastStep(false), outcome.weights());
    }

    @Test
    void goesBackToTheBestEpochWhenItIsCancelledLater() {
        TrainingLoop.Outcome outcome = run(3, cancelledAfterSteps(3));

        assertEquals(StopReason.INTERRUPTED, outcome.reason());
        assertEquals(1, outcome.bestEpoch());
        assertEquals(2, trainee.weight);
        assertEquals(best(outcome), outcome.weights());
    }

    @Test
    void goesBackToTheStartWhenItDivergesInTheFirstEpoch() {
        trainee.divergesAtStep = 2;

        TrainingLoop.Outcome outcome = run(3, Progress.NONE);

        assertEquals(StopReason.DIVERGED, outcome.reason());
        assertEquals(0, trainee.weight);
        assertEquals(new KeptWeights.OfStart(), outcome.weights());
    }

    @Test
    void goesBackToTheBestEpochWhenItDivergesLater() {
        trainee.divergesAtStep = 4;

        TrainingLoop.Outcome outcome = run(3, Progress.NONE);

        assertEquals(StopReason.DIVERGED, outcome.reason());
        assertEquals(2, trainee.weight);
    }

    @Test
    void namesTheStepAndTheRowsOfALossThatIsNoNumber() {
        trainee.divergesAtStep = 3;
        List<Finding> heard = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void finding(Finding finding) {
                heard.add(finding);
            }
        };

        loop(3, listener, Progress.NONE).run(PLAN);

        assertEquals(1, heard.size());
        var found = (Finding.LossNotFinite) heard.get(0);
        assertEquals(3, found.step());
        assertEquals(2, found.epoch());
        assertEquals(2, found.rows().size());
        assertTrue(found.sentence().startsWith("The loss of step 3 (epoch 2) is NaN"), found::sentence);
    }

    @Test
    void namesTheStepAfterWhichTheValidationLossIsNoNumber() {
        trainee.validatesUntil = 3;
        List<Finding> heard = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void finding(Finding finding) {
                heard.add(finding);
            }
        };

        TrainingLoop.Outcome outcome = loop(3, listener, Progress.NONE).run(PLAN);

        assertEquals(StopReason.DIVERGED, outcome.reason());
        assertEquals(2, trainee.weight);
        assertEquals(best(outcome), outcome.weights());
        assertEquals(1, heard.size());
        var found = (Finding.ValidationNotFinite) heard.get(0);
        assertEquals(4, found.step());
        assertEquals(2, found.epoch());
        assertEquals(2, found.rows().size());
        assertTrue(
                found.sentence().startsWith("The validation loss after epoch 2 (step 4) is NaN, though"),
                found::sentence);
    }

    @Test
    void tellsOfEveryStepAlsoWhereSeveralAreTakenAtOnce() {
        trainee.stepsAtOnce = 64;
        List<Integer> heard = new ArrayList<>();
        List<Integer> standings = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void step(StepReport step) {
                heard.add(step.step());
            }
        };
        Checkpoints checkpoints = (moment, standing, now) -> {
            if (moment == Checkpoints.Moment.STEP) {
                standings.add(standing.steps());
            }
        };

        loop(2, new TrainingLoop.Observers(listener, Progress.NONE, checkpoints))
                .run(PLAN);

        assertEquals(List.of(1, 2, 3, 4), heard);
        assertEquals(List.of(2, 4), standings);
    }

    @Test
    void takesNoMoreStepsAtOnceThanCheckpointsAreApart() {
        trainee.stepsAtOnce = 64;
        List<Integer> standings = new ArrayList<>();
        Checkpoints often = new Checkpoints() {
            @Override
            public void reached(Moment moment, Standing standing, Trainee now) {
                if (moment == Moment.STEP) {
                    standings.add(standing.steps());
                }
            }

            @Override
            public int stepsBetween() {
                return 1;
            }
        };

        loop(2, new TrainingLoop.Observers(TrainingListener.NONE, Progress.NONE, often))
                .run(PLAN);

        assertEquals(List.of(1, 2, 3, 4), standings);
    }

    @Test
    void namesTheStepThatDivergedAmongSeveral() {
        trainee.stepsAtOnce = 64;
        trainee.divergesAtStep = 3;
        List<Finding> heard = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void finding(Finding finding) {
                heard.add(finding);
            }
        };

        TrainingLoop.Outcome outcome = loop(3, listener, Progress.NONE).run(PLAN);

        assertEquals(3, ((Finding.LossNotFinite) heard.get(0)).step());
        assertEquals(3, outcome.steps());
        assertEquals(2, trainee.weight);
    }

    @Test
    void goesOnWithoutCheckpointsWhenTheDiskIsFull() {
        List<Finding> heard = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void finding(Finding finding) {
                heard.add(finding);
            }
        };
        Checkpoints full = (moment, standing, now) -> {
            if (moment == Checkpoints.Moment.EPOCH) {
                throw new IOException("no space left");
            }
        };

        TrainingLoop.Outcome outcome = loop(1, new TrainingLoop.Observers(listener, Progress.NONE, full))
                .run(PLAN);

        assertEquals(StopReason.COMPLETED, outcome.reason());
        assertEquals(List.of(new Finding.NotKept(2, "no space left")), heard);
    }

    @Test
    void keepsTheLastWeightsWhenItIsStoppedSo() {
        TrainingLoop.Outcome outcome = run(3, new Progress() {
            @Override
            public boolean cancelled() {
                return trainee.weight >= 3;
            }

            @Override
            public boolean keepsLast() {
                return true;
            }
        });

        assertEquals(1, outcome.bestEpoch());
        assertEquals(3, trainee.weight);
        assertEquals(new KeptWeights.OfLastStep(true), outcome.weights());
    }

    @Test
    void takesTheMeanOfTheBestEpochsWhereItIsNoWorse() {
        trainee.mean = 9;
        TrainingLoop.Outcome better = run(3, Progress.NONE);

        assertEquals(9, trainee.weight);
        assertEquals(new KeptWeights.MeanOfBest(1, trainee.measure(Progress.NONE)), better.weights());

        trainee.weight = 0;
        trainee.mean = 2;
        TrainingLoop.Outcome worse = run(3, Progress.NONE);

        assertEquals(6, trainee.weight);
        assertEquals(best(worse), worse.weights());
    }

    @Test
    void endsInOrderWhenItsTimeIsOver() {
        List<String> heard = new ArrayList<>();
        Checkpoints checkpoints = (moment, standing, now) -> heard.add(moment + " " + standing.steps());
        var loop = loop(
                3,
                Stopping.patience(3).within(Duration.ofNanos(1)),
                new TrainingLoop.Observers(TrainingListener.NONE, Progress.NONE, checkpoints));

        TrainingLoop.Outcome outcome = loop.run(PLAN);

        assertEquals(StopReason.OUT_OF_TIME, outcome.reason());
        assertEquals(List.of("STEP 1", "STOPPED 1"), heard);
        assertEquals(1, trainee.weight);
    }

    @Test
    void validatesTheEpochThatIsOverWhenItsTimeIs() {
        trainee.stepsAtOnce = 2;

        TrainingLoop.Outcome outcome = loop(
                        3, Stopping.patience(3).within(Duration.ofNanos(1)), TrainingLoop.Observers.NONE)
                .run(PLAN);

        assertEquals(StopReason.OUT_OF_TIME, outcome.reason());
        assertEquals(1, outcome.bestEpoch());
        assertEquals(2, trainee.weight);
    }

    @Test
    void takesAllItsEpochsWithinItsTime() {
        TrainingLoop.Outcome outcome = loop(
                        3, Stopping.patience(3).within(Duration.ofHours(1)), TrainingLoop.Observers.NONE)
                .run(PLAN);

        assertEquals(StopReason.COMPLETED, outcome.reason());
    }

    @Test
    void takesTheEpochOfTheScoreThatItWatches() {
        Validation falling = progress -> new Scores(
                1.0 / trainee.weight,
                List.of(
                        new Scores.Score("macro-F1", 1.0 / trainee.weight, true),
                        new Scores.Score("accuracy", 1 - 1.0 / trainee.weight, true)));

        assertEquals(1, watching(falling, "macro-F1").bestEpoch());
        assertEquals(3, watching(falling, "accuracy").bestEpoch());
        assertEquals(3, watching(falling, Stopping.LOSS).bestEpoch());
    }

    private TrainingLoop.Outcome watching(Validation validation, String score) {
        trainee.weight = 0;
        var hyperparameters = Hyperparameters.defaults(1).withEpochs(3).withBatchSize(2);
        return new TrainingLoop(trainee, validation.watching(score), hyperparameters, 42, TrainingLoop.Observers.NONE)
                .run(PLAN);
    }

    @Test
    void stopsEarlyWhenNothingGetsBetter() {
        trainee.learns = false;

        TrainingLoop.Outcome outcome = run(9, Progress.NONE);

        assertEquals(StopReason.EARLY_STOPPED, outcome.reason());
        assertEquals(4, outcome.history().size());
        assertEquals(1, outcome.bestEpoch());
    }

    @Test
    void tellsItsListenerInOrder() {
        List<String> heard = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void started(TrainingPlan plan) {
                heard.add("started");
            }

            @Override
            public void step(StepReport step) {
                heard.add("step " + step.step());
            }

            @Override
            public void epoch(EpochReport epoch) {
                heard.add("epoch " + epoch.epoch());
            }

            @Override
            public void ended(TrainingLoop.Outcome outcome) {
                heard.add(outcome.reason() + " " + outcome.bestEpoch());
            }
        };

        loop(1, listener, Progress.NONE).run(PLAN);

        assertEquals(List.of("started", "step 1", "step 2", "epoch 1", "COMPLETED 1"), heard);
    }

    private static final TrainingPlan PLAN = new TrainingPlan("fake", "full", 3, 2, 4, 2, 1, 1, "macro-F1");

    private static KeptWeights best(TrainingLoop.Outcome outcome) {
        List<EpochReport> epochs = outcome.history();
        return new KeptWeights.OfBestEpoch(epochs.get(outcome.bestEpoch() - 1), epochs.size());
    }

    private TrainingLoop.Outcome run(int epochs, Progress progress) {
        return loop(epochs, TrainingListener.NONE, progress).run(PLAN);
    }

    private TrainingLoop loop(int epochs, TrainingListener listener, Progress progress) {
        return loop(epochs, new TrainingLoop.Observers(listener, progress, Checkpoints.NONE));
    }

    private TrainingLoop loop(int epochs, TrainingLoop.Observers observers) {
        return loop(epochs, Stopping.patience(3), observers);
    }

    private TrainingLoop loop(int epochs, Stopping stopping, TrainingLoop.Observers observers) {
        var hyperparameters =
                Hyperparameters.defaults(1).withEpochs(epochs).withBatchSize(2).with(stopping);
        return new TrainingLoop(trainee, trainee::measure, hyperparameters, 42, observers);
    }

    private Progress cancelledAfterSteps(int steps) {
        return new Progress() {
            @Override
            public boolean cancelled() {
                return trainee.weight >= steps;
            }
        };
    }
}
