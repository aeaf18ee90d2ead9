package io.crema.finetune;

import io.crema.finetune.Provenance.DataOrigin;
import io.crema.finetune.data.PromptSplit;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.NextToken;
import io.crema.finetune.model.Objective;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.PromptEncoder;
import io.crema.finetune.strategy.FeatureCache;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.strategy.Trainee;
import io.crema.finetune.torchscript.Precision;
import io.crema.finetune.train.Checkpoints;
import io.crema.finetune.train.Hyperparameters;
import io.crema.finetune.train.LanguageValidation;
import io.crema.finetune.train.Seeds;
import io.crema.finetune.train.TrainingListener;
import io.crema.finetune.train.TrainingLoop;
import io.crema.finetune.train.TrainingPlan;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A fine-tuning of a language model about to happen: it learns to write completions behind prompts. Immutable; {@link
 * #fit} starts it. The same methods as {@link FineTuning}'s steer it.
 */
public final class LanguageTuning implements Tuning {

    /** Small data is passed over more often, until the optimiser has taken this many steps. */
    private static final int FEWEST_STEPS = 200;

    private final LanguageModel model;
    private final PromptSplit data;
    private final Strategy strategy;
    private final UnaryOperator<Hyperparameters> changes;
    private final long seed;
    private final TrainingListener listener;
    private final Progress progress;

    private LanguageTuning(
            LanguageModel model,
            PromptSplit data,
            Strategy strategy,
            UnaryOperator<Hyperparameters> changes,
            long seed,
            TrainingListener listener,
            Progress progress) {
        this.model = model;
        this.data = data;
        this.strategy = strategy;
        this.changes = changes;
        this.seed = seed;
        this.listener = listener;
        this.progress = progress;
    }

    /** A model that waits for its data. */
    public record WithoutData(LanguageModel model) {

        /** The parts to learn from, to steer by and to report on. */
        public LanguageTuning on(PromptSplit data) {
            return new LanguageTuning(
                    model, data, Strategy.full(), UnaryOperator.identity(), 42, TrainingListener.NONE, Progress.NONE);
        }
    }

    /** Which weights are trained; all of them unless said otherwise. */
    @Override
    public LanguageTuning strategy(Strategy other) {
        return new LanguageTuning(model, data, other, changes, seed, listener, progress);
    }

    /** @throws IllegalArgumentException always: a language model learns the next token */
    @Override
    public LanguageTuning objective(Objective other) {
        throw new IllegalArgumentException("a language model learns the next token, not " + other.name());
    }

    /** @throws IllegalArgumentException always: say the precision of a language model */
    @Override
    public LanguageTuning inFasterPrecision(Consumer<PrecisionChoice> told) {
        throw new IllegalArgumentException(
                "the faster precision is told for classifiers only. Say fp32 or bf16 for a language model");
    }

    /** Nothing is kept: a language model has no frozen features. */
    @Override
    public LanguageTuning cache(FeatureCache other) {
        return this;
    }

    /** The most passes over the training part; 3, or as many as 200 steps take. */
    @Override
    public LanguageTuning epochs(int epochs) {
        return with(before -> before.withEpochs(epochs));
    }

    /** The peak learning rate. */
    @Override
    public LanguageTuning learningRate(double rate) {
        return with(before -> before.withLearningRate(rate));
    }

    /** Rows in a step, each packed with as many examples as fit into it; 16. */
    @Override
    public LanguageTuning batchSize(int size) {
        return with(before -> before.withBatchSize(size));
    }

    /** Epochs without a lower perplexity after which training stops; 3. */
    @Override
    public LanguageTuning patience(int epochs) {
        return with(before -> before.withPatience(epochs));
    }

    /** Changes any hyperparameters, starting from those so far. */
    @Override
    public LanguageTuning with(UnaryOperator<Hyperparameters> change) {
        return new LanguageTuning(
                model, data, strategy, before -> change.apply(changes.apply(before)), seed, listener, progress);
    }

    /** Decides the order of examples and dropout; 42. */
    @Override
    public LanguageTuning seed(long other) {
        return new LanguageTuning(model, data, strategy, changes, other, listener, progress);
    }

    /** Who hears of the progress. */
    public LanguageTuning listener(TrainingListener other) {
        return new LanguageTuning(model, data, strategy, changes, seed, other, progress);
    }

    /** Hears of what happens between epochs; cancelling ends training in order, with the best weights so far. */
    public LanguageTuning watchedBy(Progress other) {
        return new LanguageTuning(model, data, strategy, changes, seed, listener, other);
    }

    private Hyperparameters hyperparameters(int rows) {
        Hyperparameters defaults = Hyperparameters.defaults(strategy.defaultLearningRate());
        int stepsPerEpoch = changes.apply(defaults).stepsPerEpoch(rows);
        int enough = (FEWEST_STEPS + stepsPerEpoch - 1) / stepsPerEpoch;
        return changes.apply(defaults.withEpochs(Math.max(defaults.epochs(), enough)));
    }

    /**
     * Trains.
     *
     * @throws io.crema.finetune.data.DataException if the data cannot be learned from
     */
    public TunedLanguageModel fit() {
        data.train().checked();
        Precision precision = changes.apply(Hyperparameters.defaults(strategy.defaultLearningRate()))
                .update()
                .precision();
        LanguageModel copy = model.copy(strategy.adaptation(model), precision, Seeds.ofInitialisation(seed));
        try {
            return trained(copy);
        } catch (CancellationException e) {
            copy.close();
            throw new FineTuningInterruptedException();
        } catch (RuntimeException | Error e) { // an Error too: on JDK 17 a stopped cell ends in ThreadDeath
            copy.close();
            throw e;
        }
    }

    private TunedLanguageModel trained(LanguageModel copy) {
        var encoder = new PromptEncoder(copy);
        PromptEncoder.Encoded training = encoder.encode(data.train());
        var validation =
                new LanguageValidation(copy, encoder.encode(data.validation()).rows());
        Hyperparameters steering = hyperparameters(training.rows().size());
        var provenance = Provenance.of(
                copy.toString(), copy.contentHash(), DataOrigin.of(data), strategy, new NextToken(), steering, seed);
        var examples = new Strategy.Examples(training.rows(), training.rows());
        try (Trainee trainee = strategy.applyTo(copy, examples, steering.steering(), progress)) {
            var observers = new TrainingLoop.Observers(listener, progress, Checkpoints.NONE);
            var loop = new TrainingLoop(trainee, validation, steering, seed, observers);
            TrainingPlan plan = plan(trainee, steering, loop);
            return new TunedLanguageModel(copy, data, plan, loop.run(plan), provenance, training.cut());
        }
    }

    private TrainingPlan plan(Trainee trainee, Hyperparameters steering, TrainingLoop loop) {
        return new TrainingPlan(
                model.name() + " (" + model.backbone().description() + ")",
                strategy.name(),
                steering.epochs(),
                loop.stepsPerEpoch(),
                data.train().rows(),
                data.validation().rows(),
                trainee.trainableParameters(),
                model.parameterCount(),
                "perplexity");
    }
}
