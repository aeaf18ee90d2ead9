package io.crema.finetune.train;

import io.crema.finetune.engine.Optimizer;
import io.crema.finetune.model.Progress;
import io.crema.finetune.strategy.Trainee;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Trains: epochs of steps, validation after each, the best epoch's weights at the end. */
public final class TrainingLoop {
    private final Trainee trainee;
    private final Validation validation;
    private final Hyperparameters hyperparameters;
    private final long seed;
    private final TrainingListener listener;
    private final Progress progress;

    private final EarlyStopping earlyStopping;
    private final List<EpochReport> history = new ArrayList<>();
    private final long start = System.nanoTime();
    private int steps;

    /** How it went; the trainee holds the weights that {@link StopReason} says. */
    public record Outcome(List<EpochReport> history, int bestEpoch, int steps, StopReason reason, double seconds) {
        public Outcome {
            history = List.copyOf(history);
        }
    }

    /**
     * Prepares a training.
     *
     * @param seed of the order of examples and of dropout
     * @param progress hears of validation, and is asked after every step whether to stop
     */
    public TrainingLoop(
            Trainee trainee,
            Validation validation,
            Hyperparameters hyperparameters,
            long seed,
            TrainingListener listener,
            Progress progress) {
        this.trainee = trainee;
        this.validation = validation;
        this.hyperparameters = hyperparameters;
        this.seed = seed;
        this.listener = listener;
        this.progress = progress;
        this.earlyStopping = new EarlyStopping(hyperparameters.patience());
    }

    /** Optimiser steps in one epoch. */
    public int stepsPerEpoch() {
        return hyperparameters.stepsPerEpoch(trainee.size());
    }

    /** Trains to the end, whatever the end is. */
    public Outcome run(TrainingPlan plan) {
        trainee.keep();
        listener.started(plan);
        StopReason reason = StopReason.COMPLETED;
        for (int epoch = 1; epoch <= hyperparameters.epochs() && reason == StopReason.COMPLETED; epoch++) {
            reason = runEpoch(epoch);
        }
        if (earlyStopping.bestEpoch() > 0 || reason == StopReason.DIVERGED) {
            trainee.restore();
            averageBest(reason);
        }
        listener.ended(reason, earlyStopping.bestEpoch());
        return new Outcome(history, earlyStopping.bestEpoch(), steps, reason, secondsSince(start));
    }

    /** Takes the mean of the best epochs' weights where it is no worse than the best of them. */
    private void averageBest(StopReason reason) {
        if (reason == StopReason.INTERRUPTED || !trainee.average()) {
            return;
        }
        boolean better = false;
        try {
            Scores mean = validation.measure(progress);
            better = Double.isFinite(mean.loss()) && mean.monitored().gain() >= earlyStopping.best();
        } catch (CancellationException e) {
            better = false; // not measured, so not taken
        } finally {
            if (!better) {
                trainee.restore();
            }
        }
    }

    private StopReason runEpoch(int epoch) {
        trainee.begin(epoch);
        double lossSum = 0;
        int seen = 0;
        for (int[] batch :
                Batches.ofEpoch(trainee.size(), hyperparameters.batching().perStep(), seed, epoch, trainee::cost)) {
            Optimizer.Step step = step(epoch, batch);
            if (!step.isFinite()) {
                return StopReason.DIVERGED;
            }
            lossSum += step.loss() * batch.length;
            seen += batch.length;
            if (progress.cancelled()) {
                return StopReason.INTERRUPTED;
            }
        }
        try {
            if (!validate(epoch, lossSum / seen)) {
                return StopReason.DIVERGED;
            }
        } catch (CancellationException e) {
            return StopReason.INTERRUPTED;
        }
        return earlyStopping.exhausted() ? StopReason.EARLY_STOPPED : StopReason.COMPLETED;
    }

    private Optimizer.Step step(int epoch, int[] batch) {
        long before = System.nanoTime();
        steps++;
        int total = hyperparameters.epochs() * stepsPerEpoch();
        double learningRate = hyperparameters.learningRateAt(steps, total);
        Optimizer.Step step = trainee.step(batch, learningRate, Seeds.ofStep(seed, steps));
        listener.step(new StepReport(
                steps, epoch, step.loss(), learningRate, step.gradientNorm(), batch.length, secondsSince(before)));
        return step;
    }

    /** Measures and remembers an epoch; false if the model gives no finite numbers any more. */
    private boolean validate(int epoch, double trainLoss) {
        return trainee.judged(() -> judge(epoch, trainLoss));
    }

    private boolean judge(int epoch, double trainLoss) {
        Scores scores = validation.measure(progress);
        if (!Double.isFinite(scores.loss())) {
            return false;
        }
        boolean best = earlyStopping.observe(epoch, scores.monitored().gain(), scores.loss());
        if (best) {
            trainee.keep();
        }
        trainee.remember(scores.monitored().gain());
        var report = new EpochReport(epoch, trainLoss, scores, best, secondsSince(start));
        history.add(report);
        listener.epoch(report);
        return true;
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
