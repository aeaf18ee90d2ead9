package io.crema.finetune;

import io.crema.finetune.metrics.SeedScores;
import io.crema.finetune.train.SeedSeries;
import io.crema.finetune.train.SeedTraining;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The runs of the same fine-tuning from several seeds, and how much of their scores is chance. The models stay in memory
 * until this is closed, or until nothing refers to them any more.
 */
public sealed interface SeedRuns<R extends Tuned> extends AutoCloseable permits FineTunedSeeds, TunedLanguageSeeds {

    /** How they went. */
    SeedSeries series();

    /** One for each seed that left a model, in the order of the seeds; at least one. */
    List<R> runs();

    /** The score that early stopping watched, over the seeds; empty where fewer than two were trained to their end. */
    default Optional<SeedScores> scores() {
        return series().scores();
    }

    /**
     * The run of a seed.
     *
     * @throws NoSuchElementException if there is none, naming those there are
     */
    default R run(long seed) {
        return runs().stream()
                .filter(run -> run.provenance().seed() == seed)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no run of seed " + seed + " (seeds: "
                        + runs().stream()
                                .map(run -> String.valueOf(run.provenance().seed()))
                                .collect(Collectors.joining(", "))
                        + ")"));
    }

    /**
     * The run of the median score, to go on with: the best of several is better than what its settings give, since it was
     * chosen by its luck. Of an even number it is the worse of the two in the middle; where none was trained to its end,
     * the first that left a model.
     */
    default R median() {
        return series().median().map(SeedTraining::seed).map(this::run).orElse(runs().get(0));
    }

    @Override
    default void close() {
        runs().forEach(Tuned::close);
    }
}
