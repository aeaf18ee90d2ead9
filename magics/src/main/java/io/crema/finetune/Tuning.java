package io.crema.finetune;

import io.crema.finetune.checkpoint.Interval;
import io.crema.finetune.checkpoint.RunsFolder;
import io.crema.finetune.model.Objective;
import io.crema.finetune.model.Progress;
import io.crema.finetune.strategy.FeatureCache;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.strategy.StrategyChoice;
import io.crema.finetune.train.Hyperparameters;
import io.crema.finetune.train.RateSweep;
import io.crema.finetune.train.RateSweep.Rates;
import io.crema.finetune.train.TrainingListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A fine-tuning about to happen, of whatever model: what can be said of how. Immutable; what is said gives another.
 *
 * @param <T> its own type
 */
public sealed interface Tuning<T extends Tuning<T>> permits FineTuning, CrossTuning, LanguageTuning {

    /** What was said so far. */
    Choices choices();

    /** The same model and data with other choices. */
    T choosing(Choices other);

    /**
     * What is learned; what the model is usually for unless said otherwise.
     *
     * @throws IllegalArgumentException if the model learns nothing else
     */
    T objective(Objective other);

    /** Which weights are trained; all of them unless said otherwise. */
    default T strategy(Strategy other) {
        return choosing(choices().with(other));
    }

    /** Changes any hyperparameters, starting from those so far. */
    default T with(UnaryOperator<Hyperparameters> change) {
        return choosing(choices().changedBy(change));
    }

    /** The most passes over the training part; 3, or as many as 200 steps take. */
    default T epochs(int epochs) {
        return with(before -> before.withEpochs(epochs));
    }

    /** The peak learning rate; 2e-5 for all weights, 2e-4 for LoRA, 1e-3 for the head alone. */
    default T learningRate(double rate) {
        return with(before -> before.withLearningRate(rate));
    }

    /** Examples in a step, which for a language model are rows packed with as many texts as fit; 16. */
    default T batchSize(int size) {
        return with(before -> before.withBatchSize(size));
    }

    /** Epochs without a better score after which training stops; 3. */
    default T patience(int epochs) {
        return with(before -> before.withPatience(epochs));
    }

    /**
     * The score that tells better epochs from worse, by name ({@code macro-F1}, {@code loss}), and the epochs without a
     * better one after which training stops.
     */
    default T earlyStop(String score, int epochs) {
        return with(before -> before.with(before.stopping().watching(score).withPatience(epochs)));
    }

    /** How long training may take; when the time is over it ends in order, with the best weights so far. */
    default T budget(Duration time) {
        return with(before -> before.with(before.stopping().within(time)));
    }

    /** Decides the order of examples, dropout, and a new head; 42. */
    default T seed(long other) {
        return choosing(choices().seeded(other));
    }

    /** Where features of frozen bodies are kept, for the head alone; nowhere unless said otherwise. */
    default T cache(FeatureCache other) {
        return choosing(choices().with(other));
    }

    /** Who hears of the progress. */
    default T listener(TrainingListener other) {
        return choosing(choices().heardBy(other));
    }

    /** Hears of what happens before and between epochs; cancelling ends training in order, with the best weights so far. */
    default T watchedBy(Progress other) {
        return choosing(choices().watchedBy(other));
    }

    /** Keeps checkpoints in a folder of the run's own in this one: the last and the best, after every epoch. */
    default T checkpoints(Path runs) {
        return checkpoints(new RunsFolder(runs));
    }

    /** As above, with a limit of one's own to what all runs may take. */
    default T checkpoints(RunsFolder runs) {
        return choosing(choices().kept(choices().recording().into(runs)));
    }

    /** Keeps checkpoints within an epoch, too. */
    default T checkpointEvery(Interval interval) {
        return choosing(choices().kept(choices().recording().every(interval)));
    }

    /**
     * Goes on with a run that was stopped, killed or crashed, from its last checkpoint. It becomes the run that it would
     * have been without the pause, to the bit; therefore model, data and settings must be the same.
     *
     * @param run the folder of the run
     * @throws io.crema.finetune.checkpoint.CheckpointException if there is no run; training throws it if it is another
     */
    default T resume(Path run) {
        return choosing(choices().kept(choices().recording().resuming(run)));
    }

    /**
     * Says what training would take, from the shapes and from a few steps on a copy that is thrown away.
     *
     * @throws io.crema.finetune.data.DataException if the data cannot be trained on
     */
    DryRun dryRun();

    /**
     * Sees whether one batch can be learned by heart, by a copy that is thrown away.
     *
     * @throws io.crema.finetune.data.DataException if the data cannot be trained on
     */
    SelfCheck selfCheck();

    /**
     * Looks for a learning rate by raising it from step to step, on a copy that is thrown away.
     *
     * @throws io.crema.finetune.data.DataException if the data cannot be trained on
     */
    RateSweep findLearningRate(Rates rates);

    /**
     * Trains at the learning rate that {@link #findLearningRate} suggests. Say how it trains before.
     *
     * @param told hears of the search
     * @throws IllegalArgumentException if there is none that makes the loss fall
     */
    default T withFoundLearningRate(Consumer<RateSweep> told) {
        RateSweep sweep = findLearningRate(Rates.USUAL);
        told.accept(sweep);
        double rate = sweep.suggestion()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no learning rate makes the loss fall. Look at the labels, or name a rate"));
        return learningRate(rate);
    }

    /** Which strategy suits the model and its data. Say what is learned before. */
    StrategyChoice suitableStrategy();

    /**
     * Trains by the strategy that suits the model and its data.
     *
     * @param told hears which, and why
     */
    default T withSuitableStrategy(Consumer<StrategyChoice> told) {
        StrategyChoice choice = suitableStrategy();
        told.accept(choice);
        return strategy(choice.strategy());
    }

    /** Sees in which precision it is faster here, by a few steps on copies that are thrown away. */
    PrecisionChoice fasterPrecision();

    /**
     * Computes in the precision that is faster here, as a few steps tell. Say how it trains before; what is said after
     * does not change the choice.
     *
     * @param told hears of the choice
     */
    default T inFasterPrecision(Consumer<PrecisionChoice> told) {
        PrecisionChoice choice = fasterPrecision();
        told.accept(choice);
        return with(before -> before.withPrecision(choice.precision()));
    }
}
