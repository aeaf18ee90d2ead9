package io.crema.magics;

import io.crema.finetune.BackgroundFineTuning;
import io.crema.finetune.FineTuned;
import io.crema.finetune.FineTuningInterruptedException;
import io.crema.finetune.checkpoint.RunFolder;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** What a user is told of a training that ends because the kernel does. */
final class LastWords {
    private LastWords() {}

    /**
     * Waits for a training that was told to stop, and says what became of it.
     *
     * @param patience for how long at most
     */
    static String of(BackgroundFineTuning training, Duration patience) {
        String begin = "The kernel ends, and with it the training \"" + training.name() + "\"";
        try {
            return begin
                    + training.await(patience.toNanos(), TimeUnit.NANOSECONDS)
                            .map(LastWords::ofStopped)
                            .orElse(" in the middle of a step. Where it kept checkpoints, %runs lists them.");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            return begin
                    + (cause instanceof FineTuningInterruptedException
                            ? ", " + cause.getMessage() + "."
                            : ", which has failed: " + cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return begin + ".";
        }
    }

    private static String ofStopped(FineTuned run) {
        String where = String.format(
                Locale.ROOT,
                " after step %,d of %,d. ",
                run.outcome().steps(),
                run.plan().steps());
        Optional<RunFolder> kept = run.checkpoints().filter(RunFolder::hasCheckpoint);
        if (kept.isEmpty()) {
            return where + "It kept no checkpoints, so that what it has learned is gone.";
        }
        int best = run.outcome().bestEpoch();
        return where
                + (best > 0 ? "Its best epoch, " + best + ", and where it stands are kept" : "Where it stands is kept")
                + ": %finetune --resume " + kept.get().name() + " goes on, once model and data are loaded again.";
    }
}
