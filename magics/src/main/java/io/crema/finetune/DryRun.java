package io.crema.finetune;

import io.crema.finetune.model.Footprint;
import io.crema.finetune.train.Hyperparameters;
import io.crema.finetune.train.TrainingPlan;
import java.time.Duration;
import java.util.Locale;

/**
 * What a fine-tuning would take, told from a few steps on copies that were thrown away.
 *
 * @param plan what would be done
 * @param hyperparameters what would steer it, with as many examples at once as fit
 * @param memory what it would take beside the pretrained model
 * @param availableBytes what there is; 0 if the system does not say
 * @param stepSeconds of a step of the usual length
 * @param preparation before the first step
 * @param training of all epochs, their validation included
 */
public record DryRun(
        TrainingPlan plan,
        Hyperparameters hyperparameters,
        Footprint memory,
        long availableBytes,
        double stepSeconds,
        Duration preparation,
        Duration training) {

    /** Share of the model's numbers that are learned, in [0,1]. */
    public double trainableShare() {
        return (double) plan.trainableParameters() / plan.parameters();
    }

    /** How long it would take in all. */
    public Duration time() {
        return preparation.plus(training);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                """
                %s, %s: nothing was trained
                parameters   %,d, of which %,d are trained (%.2f %%)
                memory       about %s beside the pretrained model%s
                steps        %,d: %d epochs of %,d, %d examples each%s
                time         about %s on this machine, %.0f ms a step%s""",
                plan.model(),
                plan.strategy(),
                plan.parameters(),
                plan.trainableParameters(),
                100 * trainableShare(),
                bytes(memory.total()),
                availableBytes > 0 ? ", of " + bytes(availableBytes) + " that there is" : "",
                plan.steps(),
                plan.epochs(),
                plan.stepsPerEpoch(),
                hyperparameters.batching().perStep(),
                batches(),
                words(time()),
                1000 * stepSeconds,
                preparation.toMillis() >= 1000 ? ", " + words(preparation) + " of it before the first" : "");
    }

    private String batches() {
        int size = hyperparameters.batching().atOnce();
        int parts = hyperparameters.batching().parts();
        String made = parts > 1 ? ", in " + parts + " batches of " + size : "";
        return size < hyperparameters.batching().size()
                ? made + ", since " + hyperparameters.batching().size() + " at once do not fit"
                : made;
    }

    static String bytes(long bytes) {
        return bytes >= 1L << 30
                ? String.format(Locale.ROOT, "%.1f GB", bytes / 1e9)
                : String.format(Locale.ROOT, "%.0f MB", bytes / 1e6);
    }

    static String words(Duration time) {
        long seconds = Math.round(time.toMillis() / 1000.0);
        if (seconds >= 3600) {
            return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
        }
        return seconds >= 60 ? seconds / 60 + " min " + seconds % 60 + " s" : Math.max(1, seconds) + " s";
    }
}
