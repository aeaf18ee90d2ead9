package io.crema.finetune.train;

import java.util.Optional;

/**
 * One of several trainings that differ by their seed alone.
 *
 * @param keptAs the name of the run's folder; empty where it keeps none
 * @param outcome how it went; empty where its loss was no number before there was a model to keep
 */
public record SeedTraining(long seed, String keptAs, Optional<TrainingLoop.Outcome> outcome) {

    /** What the weights that it kept score on the validation rows; empty if they were not judged. */
    public Optional<Scores> scores() {
        return outcome.flatMap(went -> went.weights().judged());
    }

    /** Why it ended. */
    public StopReason reason() {
        return outcome.map(TrainingLoop.Outcome::reason).orElse(StopReason.DIVERGED);
    }

    /** Whether its score is one of those that are held against one another: those of trainings that ended as they were told. */
    public boolean counts() {
        return reason().isAsTold()
                && scores().filter(judged -> Double.isFinite(judged.monitored().value()))
                        .isPresent();
    }
}
