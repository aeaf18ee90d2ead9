package io.crema.finetune;

import io.crema.finetune.strategy.DivergedException;
import io.crema.finetune.train.SeedSeries;
import io.crema.finetune.train.SeedTraining;
import io.crema.finetune.train.StopReason;
import io.crema.finetune.train.TrainingPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The same fine-tuning about to happen from several seeds, each one more than the one before. The division of the data
 * stays; the order of the rows, the new weights and dropout differ. Immutable; {@link #fit} starts it.
 *
 * <p>Each training gives the bits that it would give alone. A budget is for all of them: each has an equal share of it.
 *
 * @param <T> what is said of one of them
 * @param <R> what comes of one
 * @param <S> what comes of all
 */
public final class SeedTuning<T extends Tuning<T>, R extends Tuned, S extends SeedRuns<R>> {
    private final T tuning;
    private final Kind<T, R, S> kind;
    private final int seeds;
    private final SeriesListener listener;

    private SeedTuning(T tuning, Kind<T, R, S> kind, int seeds, SeriesListener listener) {
        this.tuning = tuning;
        this.kind = kind;
        this.seeds = seeds;
        this.listener = listener;
    }

    /** How one is trained, and how all are put together. */
    record Kind<T, R, S>(Function<T, R> training, BiFunction<SeedSeries, List<R>, S> together) {}

    /** @throws IllegalArgumentException if there are fewer than two seeds, or a run is to be resumed, which has but one */
    static <T extends Tuning<T>, R extends Tuned, S extends SeedRuns<R>> SeedTuning<T, R, S> of(
            T tuning, Kind<T, R, S> kind, int seeds) {
        if (seeds < 2) {
            throw new IllegalArgumentException(
                    "it takes 2 seeds or more to tell what is chance, not " + seeds + "; fit() alone trains one");
        }
        if (tuning.choices().recording().resumed().isPresent()) {
            throw new IllegalArgumentException("a run that is resumed has one seed, and not " + seeds);
        }
        return new SeedTuning<>(tuning, kind, seeds, SeriesListener.NONE);
    }

    /** Who hears of each training. */
    public SeedTuning<T, R, S> listener(SeriesListener other) {
        return new SeedTuning<>(tuning, kind, seeds, other);
    }

    /**
     * Says what all trainings would take, from a few steps on a copy that is thrown away.
     *
     * @throws io.crema.finetune.data.DataException if the data cannot be trained on
     */
    public SeedsDryRun dryRun() {
        boolean kept = tuning.choices().recording().runs().isPresent();
        return new SeedsDryRun(tuning.dryRun(), seeds, kept);
    }

    /**
     * Trains once for each seed and keeps the models, which the result closes.
     *
     * <p>A training that diverges is noted, and the others go on. Cancelling ends the one under way in order, with the
     * best weights so far, and begins no other; what was trained until then is the result.
     *
     * @throws io.crema.finetune.data.DataException if the data cannot be trained on
     * @throws FineTuningInterruptedException if it was stopped before there was anything to keep
     * @throws DivergedException if every training diverged before there was a model to keep
     */
    public S fit() {
        List<R> runs = new ArrayList<>();
        try {
            return trained(runs);
        } catch (RuntimeException | Error e) { // an Error too: on JDK 17 a stopped cell ends in ThreadDeath
            runs.forEach(Tuned::close);
            throw e;
        }
    }

    private S trained(List<R> runs) {
        List<SeedTraining> trainings = new ArrayList<>();
        DivergedException nothing = null;
        boolean stopped = false;
        for (int at = 0; at < seeds && !stopped; at++) {
            long seed = tuning.choices().seed() + at;
            try {
                R run = kind.training().apply(ofSeed(seed, at + 1));
                runs.add(run);
                trainings.add(new SeedTraining(
                        seed, run.checkpoints().map(kept -> kept.name()).orElse(""), Optional.of(run.outcome())));
                stopped = run.outcome().reason() == StopReason.INTERRUPTED || isCancelled();
            } catch (DivergedException e) {
                nothing = e;
                trainings.add(new SeedTraining(seed, "", Optional.empty()));
                stopped = isCancelled();
            } catch (FineTuningInterruptedException e) {
                if (runs.isEmpty()) {
                    throw e;
                }
                stopped = true;
            }
        }
        if (runs.isEmpty() && nothing != null) {
            throw nothing;
        }
        R first = runs.get(0);
        TrainingPlan plan = first.plan();
        return kind.together()
                .apply(new SeedSeries(first.name(), seeds, plan.monitor(), plan.validationExamples(), trainings), runs);
    }

    private boolean isCancelled() {
        return tuning.choices().progress().cancelled();
    }

    private T ofSeed(long seed, int number) {
        return tuning.with(before -> before.with(
                        before.stopping().within(share(before.stopping().budget()))))
                .seed(seed)
                .listener(listener.next(number, seeds, "seed " + seed));
    }

    private Duration share(Duration budget) {
        return budget.dividedBy(seeds);
    }
}
