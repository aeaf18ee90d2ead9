package io.crema.finetune;

import io.crema.finetune.model.Progress;
import io.crema.finetune.train.EpochReport;
import io.crema.finetune.train.StepReport;
import io.crema.finetune.train.TrainingListener;
import io.crema.finetune.train.TrainingPlan;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A fine-tuning on a thread of its own. Others may watch it, stop it and wait for it. It gives the bits that it would
 * give in front, whatever else runs.
 *
 * <p>When the process ends, it is stopped first: its step is awaited, as the native engine must not be taken apart under
 * it, and where it stands is kept.
 */
public final class BackgroundFineTuning {
    private final String name;
    private final Broadcast broadcast = new Broadcast();
    private final CompletableFuture<FineTuned> result = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean stopped;
    private volatile boolean keepsLast;

    private BackgroundFineTuning(String name, FineTuning tuning) {
        this.name = name;
        FineTuning heard = tuning.listener(broadcast).watchedBy(new Progress() {
            @Override
            public boolean cancelled() {
                return stopped;
            }

            @Override
            public boolean keepsLast() {
                return keepsLast;
            }
        });
        this.thread = new Thread(() -> train(heard), "crema-training-" + name);
        this.thread.setDaemon(true);
    }

    /**
     * Starts.
     *
     * @param name what a user calls it
     * @param tuning its own listener and progress are put aside; {@link #attach} takes another
     */
    public static BackgroundFineTuning start(String name, FineTuning tuning) {
        var training = new BackgroundFineTuning(name, tuning);
        training.thread.start();
        return training;
    }

    private void train(FineTuning tuning) {
        var atExit = new Thread(this::stopForExit, "crema-training-end");
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            result.complete(tuning.fit());
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        } finally {
            release(atExit);
        }
    }

    private static void release(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // the process is ending, which is what the hook is for
        }
    }

    private void stopForExit() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a user calls it. */
    public String name() {
        return name;
    }

    /** Whether it trains still. */
    public boolean isRunning() {
        return !result.isDone();
    }

    /** What will have come of it; empty while it runs, and when it failed. */
    public Optional<FineTuned> result() {
        return result.isDone() && !result.isCompletedExceptionally() ? Optional.of(result.join()) : Optional.empty();
    }

    /** Why it failed; empty while it runs, and when it did not. */
    public Optional<Throwable> failure() {
        try {
            result.getNow(null);
            return Optional.empty();
        } catch (CompletionException e) {
            return Optional.ofNullable(e.getCause());
        }
    }

    /** How far it is. */
    public Optional<StepReport> lastStep() {
        return broadcast.lastStep();
    }

    /** The epochs that have ended. */
    public List<EpochReport> epochs() {
        return broadcast.epochs();
    }

    /** What is to be done; empty before the first step. */
    public Optional<TrainingPlan> plan() {
        return broadcast.plan();
    }

    /**
     * Ends it after the step it is at.
     *
     * @param last whether the model is to have the weights of its last step instead of the best epoch's
     */
    public void stop(boolean last) {
        keepsLast = last;
        stopped = true;
    }

    /**
     * Waits for the result.
     *
     * @return empty if it still runs after that long
     * @throws ExecutionException with what it failed by
     */
    public Optional<FineTuned> await(long time, TimeUnit unit) throws InterruptedException, ExecutionException {
        try {
            return Optional.of(result.get(time, unit));
        } catch (TimeoutException e) {
            return Optional.empty();
        }
    }

    /** Tells a listener all that it has missed, and then what happens, on the training's thread. */
    public void attach(TrainingListener listener) {
        broadcast.attach(listener);
    }

    /** Tells the listener no more. */
    public void detach(TrainingListener listener) {
        broadcast.detach(listener);
    }

    /** How it stands, for people. */
    @Override
    public String toString() {
        String steps = plan().map(plan -> String.format(
                        "step %,d of %,d", lastStep().map(StepReport::step).orElse(0), plan.steps()))
                .orElse("not begun");
        return name + ": " + (isRunning() ? "training, " + steps : failure().isPresent() ? "failed" : "done");
    }
}
