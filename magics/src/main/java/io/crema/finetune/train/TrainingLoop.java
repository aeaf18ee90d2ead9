package io.crema.finetune.train;

import io.crema.finetune.engine.Optimizer;
import io.crema.finetune.model.Epoch;
import io.crema.finetune.model.Progress;
import io.crema.finetune.strategy.Trainee;
import io.crema.finetune.train.Checkpoints.Moment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** Trains once: epochs of steps, validation after each, the best epoch's weights at the end. */
public final class TrainingLoop {
    private final Trainee trainee;
    private final Validation validation;
    private final Hyperparameters hyperparameters;
    private final long seed;
    private final Observers observers;

    private final EarlyStopping earlyStopping;
    private final List<EpochReport> history = new ArrayList<>();
    private long start = System.nanoTime();
    private long begun = start;
    private int steps;

    /**
     * Who is told of a training, and may end it.
     *
     * @param progress hears of validation, and is asked after every step whether to stop
     */
    public record Observers(TrainingListener listener, Progress progress, Checkpoints checkpoints) {
        /** Nobody. */
        public static final Observers NONE = new Observers(TrainingListener.NONE, Progress.NONE, Checkpoints.NONE);
    }

    /**
     * How it went.
     *
     * @param bestEpoch 0 when no epoch was finished
     * @param weights which the trainee holds
     */
    public record Outcome(
            List<EpochReport> history,
            int bestEpoch,
            int steps,
            StopReason reason,
            KeptWeights weights,
            double seconds) {
        public Outcome {
            history = List.copyOf(history);
        }
    }

    /**
     * Prepares a training.
     *
     * @param seed of the order of examples and of dropout
     */
    public TrainingLoop(
            Trainee trainee, Validation validation, Hyperparameters hyperparameters, long seed, Observers observers) {
        this.trainee = trainee;
        this.validation = validation;
        this.hyperparameters = hyperparameters;
        this.seed = seed;
        this.observers = observers;
        this.earlyStopping = new EarlyStopping(hyperparameters.stopping().patience());
    }

    /** Optimiser steps in one epoch. */
    public int stepsPerEpoch() {
        return hyperparameters.stepsPerEpoch(trainee.size());
    }

    /** Trains to the end, whatever the end is. */
    public Outcome run(TrainingPlan plan) {
        trainee.keep();
        return resume(plan, Standing.START);
    }

    /**
     * Goes on with a training that was stopped: what follows is what would have followed.
     *
     * @param standing where it stood; the trainee has the tensors of then
     */
    public Outcome resume(TrainingPlan plan, Standing standing) {
        observers.listener().started(plan);
        takeUp(standing);
        StopReason reason = earlyStopping.exhausted() ? StopReason.EARLY_STOPPED : StopReason.COMPLETED;
        Standing next = standing;
        while (next.epoch() <= hyperparameters.epochs() && reason == StopReason.COMPLETED) {
            reason = runEpoch(next);
            next = standing(history.size() + 1, 0, 0, 0);
        }
        if (reason.isOfItself()) {
            reached(Moment.FINISHED, next);
        }
        var ending = new FinalWeights(
                trainee, validation, hyperparameters.averaging().bestEpochs(), observers.progress());
        KeptWeights kept = ending.settle(reason, history, earlyStopping);
        var outcome = new Outcome(history, earlyStopping.bestEpoch(), steps, reason, kept, secondsSince(start));
        observers.listener().ended(outcome);
        return outcome;
    }

    private void takeUp(Standing standing) {
        steps = standing.steps();
        begun = System.nanoTime();
        start = begun - (long) (standing.seconds() * 1e9);
        for (EpochReport epoch : standing.history()) {
            earlyStopping.observe(epoch.epoch(), epoch.scores().monitored().gain(), epoch.validationLoss());
            history.add(epoch);
        }
        if (steps > 0) {
            observers.listener().resumed(standing);
        }
    }

    private StopReason runEpoch(Standing from) {
        int epoch = from.epoch();
        List<int[]> batches =
                Batches.ofEpoch(trainee.size(), hyperparameters.batching().perStep(), seed, epoch, trainee::cost);
        trainee.begin(new Epoch(epoch, Seeds.ofExamples(seed, epoch), batches.subList(from.batches(), batches.size())));
        int atOnce = Math.min(trainee.stepsAtOnce(), observers.checkpoints().stepsBetween());
        Standing now = from;
        while (now.batches() < batches.size()) {
            List<int[]> next = batches.subList(now.batches(), Math.min(now.batches() + atOnce, batches.size()));
            List<Optimizer.Step> taken = steps(epoch, next);
            Optimizer.Step last = taken.get(taken.size() - 1);
            if (!last.isFinite()) {
                return diverged(epoch, next.get(taken.size() - 1), last);
            }
            now = after(now, next, taken);
            reached(Moment.STEP, now);
            if (observers.progress().cancelled()) {
                return stopped(StopReason.INTERRUPTED, now);
            }
            if (now.batches() < batches.size() && isBudgetSpent()) {
                return stopped(StopReason.OUT_OF_TIME, now);
            }
        }
        return endEpoch(now, batches.get(batches.size() - 1));
    }

    private StopReason endEpoch(Standing trained, int[] lastBatch) {
        try {
            double loss = validate(trained.epoch(), trained.lossSum() / trained.examples());
            if (!Double.isFinite(loss)) {
                observers
                        .listener()
                        .finding(new Finding.ValidationNotFinite(steps, trained.epoch(), loss, listed(lastBatch)));
                return StopReason.DIVERGED;
            }
        } catch (CancellationException e) {
            return stopped(
                    StopReason.INTERRUPTED,
                    standing(trained.epoch(), trained.batches(), trained.lossSum(), trained.examples()));
        }
        reached(Moment.EPOCH, standing(trained.epoch() + 1, 0, 0, 0));
        if (earlyStopping.exhausted()) {
            return StopReason.EARLY_STOPPED;
        }
        boolean another = trained.epoch() < hyperparameters.epochs();
        return another && isBudgetSpent() ? StopReason.OUT_OF_TIME : StopReason.COMPLETED;
    }

    private boolean isBudgetSpent() {
        return hyperparameters.stopping().isSpent(secondsSince(begun));
    }

    /** Where the training stands after steps on some batches, one each. */
    private Standing after(Standing before, List<int[]> batches, List<Optimizer.Step> taken) {
        double lossSum = before.lossSum();
        int examples = before.examples();
        for (int i = 0; i < batches.size(); i++) {
            lossSum += taken.get(i).loss() * batches.get(i).length;
            examples += batches.get(i).length;
        }
        return standing(before.epoch(), before.batches() + batches.size(), lossSum, examples);
    }

    private Standing standing(int epoch, int batches, double lossSum, int examples) {
        return new Standing(epoch, batches, steps, lossSum, examples, history, secondsSince(start));
    }

    private StopReason stopped(StopReason reason, Standing standing) {
        reached(Moment.STOPPED, standing);
        return reason;
    }

    private StopReason diverged(int epoch, int[] batch, Optimizer.Step step) {
        observers
                .listener()
                .finding(new Finding.LossNotFinite(steps, epoch, listed(batch), step.loss(), step.gradientNorm()));
        return StopReason.DIVERGED;
    }

    private static List<Integer> listed(int... rows) {
        return Arrays.stream(rows).boxed().toList();
    }

    /** A disk that is full must not cost the training. */
    private void reached(Moment moment, Standing standing) {
        try {
            observers.checkpoints().reached(moment, standing, trainee);
        } catch (IOException e) {
            observers.listener().finding(new Finding.NotKept(steps, String.valueOf(e.getMessage())));
        }
    }

    /** Takes steps, up to the first whose loss is no number, and reports each. */
    private List<Optimizer.Step> steps(int epoch, List<int[]> batches) {
        long before = System.nanoTime();
        int total = hyperparameters.epochs() * stepsPerEpoch();
        int first = steps + 1;
        double[] rates = IntStream.range(first, first + batches.size())
                .mapToDouble(step -> hyperparameters.learningRateAt(step, total))
                .toArray();
        long[] seeds = IntStream.range(first, first + batches.size())
                .mapToLong(step -> Seeds.ofStep(seed, step))
                .toArray();
        List<Optimizer.Step> taken = trainee.steps(batches, rates, seeds);
        double seconds = secondsSince(before) / batches.size();
        for (int i = 0; i < taken.size(); i++) {
            Optimizer.Step step = taken.get(i);
            steps++;
            observers
                    .listener()
                    .step(new StepReport(
                            steps, epoch, step.loss(), rates[i], step.gradientNorm(), batches.get(i).length, seconds));
            if (!step.isFinite()) {
                return taken.subList(0, i + 1);
            }
        }
        return taken;
    }

    /** Measures an epoch's validation loss, and remembers the epoch if that is a finite number. */
    private double validate(int epoch, double trainLoss) {
        return trainee.judged(() -> judge(epoch, trainLoss));
    }

    private double judge(int epoch, double trainLoss) {
        Scores scores = validation.measure(observers.progress());
        if (!Double.isFinite(scores.loss())) {
            return scores.loss();
        }
        boolean best = earlyStopping.observe(epoch, scores.monitored().gain(), scores.loss());
        if (best) {
            trainee.keep();
        }
        trainee.remember(scores.monitored().gain());
        var report = new EpochReport(epoch, trainLoss, scores, best, secondsSince(start));
        history.add(report);
        observers.listener().epoch(report);
        return scores.loss();
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
