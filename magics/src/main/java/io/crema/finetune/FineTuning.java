package io.crema.finetune;

import io.crema.finetune.data.SplitData;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Labels;
import io.crema.finetune.model.Preprocessor;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.strategy.Trainee;
import io.crema.finetune.train.ClassifierValidation;
import io.crema.finetune.train.Hyperparameters;
import io.crema.finetune.train.Seeds;
import io.crema.finetune.train.TrainingListener;
import io.crema.finetune.train.TrainingLoop;
import io.crema.finetune.train.TrainingPlan;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;

/** A fine-tuning about to happen: a model, data, a strategy, and what steers them. Immutable; {@link #fit} starts it. */
public final class FineTuning {

    /** Small data is passed over more often, until the optimiser has taken this many steps. */
    private static final int FEWEST_STEPS = 200;

    private final Pretrained model;
    private final SplitData data;
    private final Strategy strategy;
    private final UnaryOperator<Hyperparameters> changes;
    private final long seed;
    private final TrainingListener listener;
    private final Progress progress;

    private FineTuning(
            Pretrained model,
            SplitData data,
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
    public record WithoutData(Pretrained model) {

        /** The parts to train on, to steer by and to report on. */
        public FineTuning on(SplitData data) {
            return new FineTuning(
                    model, data, Strategy.full(), UnaryOperator.identity(), 42, TrainingListener.NONE, Progress.NONE);
        }
    }

    /** Starts from a pretrained model, which stays as it is. */
    public static WithoutData of(Pretrained model) {
        return new WithoutData(model);
    }

    /** Which weights are trained; all of them unless said otherwise. */
    public FineTuning strategy(Strategy other) {
        return new FineTuning(model, data, other, changes, seed, listener, progress);
    }

    /** The most passes over the training part; 3, or as many as 200 steps take. */
    public FineTuning epochs(int epochs) {
        return with(before -> before.withEpochs(epochs));
    }

    /** The peak learning rate; 2e-5 for all weights, 1e-3 for the head alone. */
    public FineTuning learningRate(double rate) {
        return with(before -> before.withLearningRate(rate));
    }

    /** Examples in a step; 16. */
    public FineTuning batchSize(int size) {
        return with(before -> before.withBatchSize(size));
    }

    /** Epochs without a better macro-F1 after which training stops; 3. */
    public FineTuning patience(int epochs) {
        return with(before -> before.withPatience(epochs));
    }

    /** Changes any hyperparameters, starting from those so far. */
    public FineTuning with(UnaryOperator<Hyperparameters> change) {
        return new FineTuning(
                model, data, strategy, before -> change.apply(changes.apply(before)), seed, listener, progress);
    }

    /** Decides the new head, the order of examples and dropout; 42. */
    public FineTuning seed(long other) {
        return new FineTuning(model, data, strategy, changes, other, listener, progress);
    }

    /** Who hears of the progress. */
    public FineTuning listener(TrainingListener other) {
        return new FineTuning(model, data, strategy, changes, seed, other, progress);
    }

    /** Hears of what happens before and between epochs; cancelling ends training in order, with the best weights so far. */
    public FineTuning watchedBy(Progress other) {
        return new FineTuning(model, data, strategy, changes, seed, listener, other);
    }

    /** What will steer it. */
    public Hyperparameters hyperparameters() {
        Hyperparameters defaults = Hyperparameters.defaults(strategy.defaultLearningRate());
        Hyperparameters chosen = changes.apply(defaults);
        int stepsPerEpoch = chosen.stepsPerEpoch(data.train().rows());
        int enough = (FEWEST_STEPS + stepsPerEpoch - 1) / stepsPerEpoch;
        return changes.apply(defaults.withEpochs(Math.max(defaults.epochs(), enough)));
    }

    /**
     * Trains.
     *
     * @throws io.crema.finetune.data.DataException if the data cannot be trained on
     */
    public FineTuned fit() {
        data.train().checked();
        Hyperparameters steering = hyperparameters();
        Provenance provenance = Provenance.of(model, data, strategy, steering, seed);
        Classifier classifier = model.newClassifier(
                data.labels(), strategy.adaptation(model), Seeds.ofInitialisation(seed));
        try {
            return trained(classifier, steering, provenance);
        } catch (CancellationException e) {
            classifier.close();
            throw new FineTuningInterruptedException();
        } catch (RuntimeException | Error e) { // an Error too: on JDK 17 a stopped cell ends in ThreadDeath
            classifier.close();
            throw e;
        }
    }

    private FineTuned trained(Classifier classifier, Hyperparameters steering, Provenance provenance) {
        Preprocessor preprocessor = model.preprocessor();
        var examples = new Strategy.Examples(
                preprocessor.inputs(data.train()), new Labels(data.train().labelIndices()));
        var validation = new ClassifierValidation(
                classifier,
                preprocessor.inputs(data.validation()),
                new Labels(data.validation().labelIndices()));
        try (Trainee trainee = strategy.applyTo(classifier, examples, steering.steering(), progress)) {
            var loop = new TrainingLoop(trainee, validation, steering, seed, listener, progress);
            TrainingPlan plan = plan(classifier, trainee, steering, loop);
            return new FineTuned(classifier, data, plan, loop.run(plan), provenance, Progress.NONE);
        }
    }

    private TrainingPlan plan(Classifier classifier, Trainee trainee, Hyperparameters steering, TrainingLoop loop) {
        return new TrainingPlan(
                model.name() + " (" + model.backbone().description() + ")",
                strategy.name(),
                steering.epochs(),
                loop.stepsPerEpoch(),
                data.train().rows(),
                data.validation().rows(),
                trainee.trainableParameters(),
                classifier.parameterCount(),
                "macro-F1");
    }
}
