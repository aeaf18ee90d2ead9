package io.crema.finetune;

import io.crema.finetune.model.Progress;
import io.crema.finetune.strategy.FeatureCache;
import io.crema.finetune.strategy.Steering;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.train.Hyperparameters;
import io.crema.finetune.train.Seeds;
import io.crema.finetune.train.TrainingListener;
import java.util.function.UnaryOperator;

/**
 * What was said so far of a fine-tuning about to happen, whatever the model. Immutable.
 *
 * @param changes of the strategy's usual hyperparameters
 * @param listener hears of the training
 * @param progress hears of what happens before and between epochs, and may end it
 * @param recording where checkpoints are kept
 * @param cache where features of frozen bodies are kept
 */
public record Choices(
        Strategy strategy,
        UnaryOperator<Hyperparameters> changes,
        long seed,
        TrainingListener listener,
        Progress progress,
        Recording recording,
        FeatureCache cache) {

    /** Small data is passed over more often, until the optimiser has taken this many steps. */
    private static final int FEWEST_STEPS = 200;

    /** All weights, the usual hyperparameters, seed 42; nobody hears of it, and nothing is kept. */
    static final Choices USUAL = new Choices(
            Strategy.full(),
            UnaryOperator.identity(),
            42,
            TrainingListener.NONE,
            Progress.NONE,
            Recording.NONE,
            FeatureCache.NONE);

    Choices with(Strategy other) {
        return new Choices(other, changes, seed, listener, progress, recording, cache);
    }

    Choices changedBy(UnaryOperator<Hyperparameters> further) {
        UnaryOperator<Hyperparameters> both = before -> further.apply(changes.apply(before));
        return new Choices(strategy, both, seed, listener, progress, recording, cache);
    }

    Choices seeded(long other) {
        return new Choices(strategy, changes, other, listener, progress, recording, cache);
    }

    Choices heardBy(TrainingListener other) {
        return new Choices(strategy, changes, seed, other, progress, recording, cache);
    }

    Choices watchedBy(Progress other) {
        return new Choices(strategy, changes, seed, listener, other, recording, cache);
    }

    Choices kept(Recording other) {
        return new Choices(strategy, changes, seed, listener, progress, other, cache);
    }

    Choices with(FeatureCache other) {
        return new Choices(strategy, changes, seed, listener, progress, recording, other);
    }

    /**
     * What will steer the training.
     *
     * @param examples how many there are to learn from
     */
    Hyperparameters hyperparameters(int examples) {
        Hyperparameters defaults = Hyperparameters.defaults(strategy.defaultLearningRate());
        int stepsPerEpoch = changes.apply(defaults).stepsPerEpoch(examples);
        int enough = (FEWEST_STEPS + stepsPerEpoch - 1) / stepsPerEpoch;
        return changes.apply(defaults.withEpochs(Math.max(defaults.epochs(), enough)));
    }

    /** What a strategy is told of how to train. */
    Steering steering(Hyperparameters hyperparameters) {
        return hyperparameters.steering().with(cache).seeded(Seeds.ofPreparation(seed));
    }
}
