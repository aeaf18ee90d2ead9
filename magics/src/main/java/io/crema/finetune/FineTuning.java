package io.crema.finetune;

import io.crema.finetune.Provenance.DataOrigin;
import io.crema.finetune.checkpoint.Interval;
import io.crema.finetune.checkpoint.Recorder;
import io.crema.finetune.checkpoint.RunDescription;
import io.crema.finetune.checkpoint.RunsFolder;
import io.crema.finetune.data.FoldedData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.engine.Processor;
import io.crema.finetune.metrics.SizeCurve;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Inputs;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.Objective;
import io.crema.finetune.model.Outputs;
import io.crema.finetune.model.Preprocessor;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Setup;
import io.crema.finetune.model.TableModel;
import io.crema.finetune.strategy.FeatureCache;
import io.crema.finetune.strategy.Steering;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.strategy.Trainee;
import io.crema.finetune.torchscript.Precision;
import io.crema.finetune.train.Checkpoints;
import io.crema.finetune.train.Finding;
import io.crema.finetune.train.Guards;
import io.crema.finetune.train.Hyperparameters;
import io.crema.finetune.train.Seeds;
import io.crema.finetune.train.TrainingListener;
import io.crema.finetune.train.TrainingLoop;
import io.crema.finetune.train.TrainingPlan;
import io.crema.finetune.train.Validation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A fine-tuning about to happen: a model, data, a strategy, and what steers them. Immutable; {@link #fit} starts it. */
public final class FineTuning implements Tuning {

    /** Small data is passed over more often, until the optimiser has taken this many steps. */
    private static final int FEWEST_STEPS = 200;

    static final long SEED = 42;

    private final Pretrained model;
    private final SplitData data;
    private final Choices choices;
    private final Audience audience;
    private final Recording recording;
    private final FeatureCache cache;

    /** What was chosen so far. */
    private record Choices(Strategy strategy, Objective objective, UnaryOperator<Hyperparameters> changes, long seed) {}

    /** Who hears of it, and may end it. */
    private record Audience(TrainingListener listener, Progress progress) {}

    private FineTuning(
            Pretrained model,
            SplitData data,
            Choices choices,
            Audience audience,
            Recording recording,
            FeatureCache cache) {
        this.model = model;
        this.data = data;
        this.choices = choices;
        this.audience = audience;
        this.recording = recording;
        this.cache = cache;
    }

    /** A model that waits for its data. */
    public record WithoutData(Pretrained model) {

        /** The parts to train on, to steer by and to report on. */
        public FineTuning on(SplitData data) {
            var usual = new Choices(Strategy.full(), Objective.singleLabel(), TableTuning.usual(model), SEED);
            return new FineTuning(
                    model,
                    data,
                    usual,
                    new Audience(TrainingListener.NONE, Progress.NONE),
                    Recording.NONE,
                    FeatureCache.NONE);
        }

        /** The folds, each of which is held out while a model is trained on the others. */
        public CrossTuning on(FoldedData data) {
            return CrossTuning.of(on(data.folds().get(0)), data);
        }
    }

    /** Starts from a pretrained model, which stays as it is. */
    public static WithoutData of(Pretrained model) {
        return new WithoutData(model);
    }

    /** Starts from a model that writes, which stays as it is. */
    public static LanguageTuning.WithoutData of(LanguageModel model) {
        return new LanguageTuning.WithoutData(model);
    }

    /** Starts from a model for tables, of which there is nothing yet but its shape. */
    public static TableTuning of(TableModel model) {
        return new TableTuning(model);
    }

    /** Which weights are trained; all of them unless said otherwise. */
    @Override
    public FineTuning strategy(Strategy other) {
        return with(new Choices(other, choices.objective(), choices.changes(), choices.seed()));
    }

    /** What is learned; one label for each example unless said otherwise. */
    @Override
    public FineTuning objective(Objective other) {
        return with(new Choices(choices.strategy(), other, choices.changes(), choices.seed()));
    }

    private FineTuning with(Choices others) {
        return new FineTuning(model, data, others, audience, recording, cache);
    }

    /** The most passes over the training part; 3, or as many as 200 steps take. */
    @Override
    public FineTuning epochs(int epochs) {
        return with(before -> before.withEpochs(epochs));
    }

    /** The peak learning rate; 2e-5 for all weights, 1e-3 for the head alone. */
    @Override
    public FineTuning learningRate(double rate) {
        return with(before -> before.withLearningRate(rate));
    }

    /** Examples in a step; 16. */
    @Override
    public FineTuning batchSize(int size) {
        return with(before -> before.withBatchSize(size));
    }

    /** Epochs without a better macro-F1 after which training stops; 3. */
    @Override
    public FineTuning patience(int epochs) {
        return with(before -> before.withPatience(epochs));
    }

    /** Changes any hyperparameters, starting from those so far. */
    @Override
    public FineTuning with(UnaryOperator<Hyperparameters> change) {
        UnaryOperator<Hyperparameters> soFar = choices.changes();
        return with(new Choices(
                choices.strategy(), choices.objective(), before -> change.apply(soFar.apply(before)), choices.seed()));
    }

    /** Decides the new head, all weights of a model that has learned nothing yet, the order of examples and dropout; 42. */
    @Override
    public FineTuning seed(long other) {
        var seeded = new Choices(choices.strategy(), choices.objective(), choices.changes(), other);
        return new FineTuning(model.redrawn(other), data, seeded, audience, recording, cache);
    }

    /** Where features of frozen bodies are kept, for the head alone; nowhere unless said otherwise. */
    @Override
    public FineTuning cache(FeatureCache other) {
        return new FineTuning(model, data, choices, audience, recording, other);
    }

    /** Who hears of the progress. */
    public FineTuning listener(TrainingListener other) {
        return heardBy(new Audience(other, audience.progress()));
    }

    /** Hears of what happens before and between epochs; cancelling ends training in order, with the best weights so far. */
    public FineTuning watchedBy(Progress other) {
        return heardBy(new Audience(audience.listener(), other));
    }

    private FineTuning heardBy(Audience other) {
        return new FineTuning(model, data, choices, other, recording, cache);
    }

    /** Keeps checkpoints in a folder of the run's own in this one: the last and the best, after every epoch. */
    public FineTuning checkpoints(Path runs) {
        return checkpoints(new RunsFolder(runs));
    }

    /** As above, with a limit of one's own to what all runs may take. */
    public FineTuning checkpoints(RunsFolder runs) {
        return with(recording.into(runs));
    }

    /** Keeps checkpoints within an epoch, too. */
    public FineTuning checkpointEvery(Interval interval) {
        return with(recording.every(interval));
    }

    /**
     * Goes on with a run that was stopped, killed or crashed, from its last checkpoint. It becomes the run that it would
     * have been without the pause, to the bit; therefore model, data and settings must be the same.
     *
     * @param run the folder of the run
     * @throws io.crema.finetune.checkpoint.CheckpointException if there is no run; {@link #fit} throws it if it is another
     */
    public FineTuning resume(Path run) {
        return with(recording.resuming(run));
    }

    /** The same on other data. */
    FineTuning on(SplitData other) {
        return new FineTuning(model, other, choices, audience, recording, cache);
    }

    long seed() {
        return choices.seed();
    }

    /** Trains on more and more of the training rows, as often as there are seeds, and judges on the validation rows. */
    public SizeCurve learningCurve(DataSizes sizes, SeriesListener listener) {
        return new SizeStudy(this, data, sizes, listener).curve();
    }

    private FineTuning with(Recording other) {
        return new FineTuning(model, data, choices, audience, other, cache);
    }

    /** What will steer it. */
    public Hyperparameters hyperparameters() {
        Hyperparameters defaults = Hyperparameters.defaults(choices.strategy().defaultLearningRate());
        Hyperparameters chosen = choices.changes().apply(defaults);
        int stepsPerEpoch = chosen.stepsPerEpoch(data.train().rows());
        int enough = (FEWEST_STEPS + stepsPerEpoch - 1) / stepsPerEpoch;
        return choices.changes().apply(defaults.withEpochs(Math.max(defaults.epochs(), enough)));
    }

    /**
     * Says what training would take, from the shapes and from a few steps on a copy that is thrown away.
     *
     * @throws io.crema.finetune.data.DataException if the data cannot be trained on
     */
    public DryRun dryRun() {
        data.train().checked();
        Setup setup = setup();
        Hyperparameters asked = hyperparameters();
        int longest = new Rehearsal(model, data.train(), asked).longest();
        Fitting fitting = Fitting.of(model, setup.adaptation(), asked, longest);
        Hyperparameters steering = fitting.hyperparameters();
        List<String> outputs = setup.objective().outputs(data.train());
        try (Classifier copy = model.newClassifier(outputs, setup, Seeds.ofInitialisation(choices.seed()))) {
            Rehearsal.Times times = new Rehearsal(model, data.train(), steering)
                    .run(copy, choices.strategy(), data.validation().rows(), audience.progress());
            return new DryRun(
                    plan(copy, times.trainableParameters(), steering),
                    steering,
                    fitting.footprint(),
                    fitting.available().orElse(0),
                    times.stepSeconds(),
                    times.preparation(),
                    times.training());
        }
    }

    /**
     * Sees whether one batch can be learned by heart, by a copy that is thrown away.
     *
     * @throws io.crema.finetune.data.DataException if the data cannot be trained on
     */
    public SelfCheck selfCheck() {
        data.train().checked();
        Setup setup = setup();
        List<String> outputs = setup.objective().outputs(data.train());
        try (Classifier copy = model.newClassifier(outputs, setup, Seeds.ofInitialisation(choices.seed()))) {
            return SelfCheck.of(copy, data.train(), choices.strategy(), hyperparameters(), audience.progress());
        }
    }

    /**
     * Computes in the precision that is faster here, as a few steps tell on copies that are thrown away. Say how it trains
     * before; what is said after does not change the choice.
     *
     * @param told hears of the choice
     */
    @Override
    public FineTuning inFasterPrecision(Consumer<PrecisionChoice> told) {
        PrecisionChoice choice = Processor.ofThisMachine().hasBfloat16()
                ? new PrecisionChoice(stepSeconds(Precision.FP32), stepSeconds(Precision.BF16))
                : PrecisionChoice.NOTHING_TO_MEASURE;
        told.accept(choice);
        return with(before -> before.withPrecision(choice.precision()));
    }

    private double stepSeconds(Precision precision) {
        Setup setup = setup().in(precision);
        List<String> outputs = setup.objective().outputs(data.train());
        try (Classifier copy = model.newClassifier(outputs, setup, Seeds.ofInitialisation(choices.seed()))) {
            return new Rehearsal(model, data.train(), hyperparameters())
                    .run(copy, choices.strategy(), data.validation().rows(), audience.progress())
                    .stepSeconds();
        }
    }

    private Setup setup() {
        List<String> outputs = choices.objective().outputs(data.train());
        return Setup.USUAL
                .learning(choices.objective().fitted(data.train(), outputs))
                .in(hyperparameters().update().precision())
                .adapted(choices.strategy().adaptation(model));
    }

    /**
     * Trains. A batch that does not fit into memory is run in parts.
     *
     * @throws io.crema.finetune.data.DataException if the data cannot be trained on
     * @throws io.crema.finetune.checkpoint.CheckpointException if checkpoints cannot be kept, or the run that is to be
     *     resumed is another one
     */
    public FineTuned fit() {
        data.train().checked();
        Setup setup = setup();
        Inputs inputs = model.preprocessor().trainingInputs(data.train());
        int longest = IntStream.range(0, inputs.size()).map(inputs::cost).max().orElse(1);
        Fitting fitting = Fitting.of(model, setup.adaptation(), hyperparameters(), longest);
        Hyperparameters steering = fitting.hyperparameters();
        Provenance provenance = Provenance.of(
                model.toString(),
                model.contentHash(),
                DataOrigin.of(data),
                choices.strategy(),
                setup.objective(),
                steering,
                choices.seed());
        recording.check(provenance.facts());
        List<String> outputs = setup.objective().outputs(data.train());
        Classifier classifier = model.newClassifier(outputs, setup, Seeds.ofInitialisation(choices.seed()));
        try {
            return trained(classifier, inputs, fitting, provenance);
        } catch (CancellationException e) {
            classifier.close();
            throw new FineTuningInterruptedException();
        } catch (RuntimeException | Error e) { // an Error too: on JDK 17 a stopped cell ends in ThreadDeath
            classifier.close();
            throw e;
        }
    }

    private FineTuned trained(Classifier classifier, Inputs training, Fitting fitting, Provenance provenance) {
        Hyperparameters steering = fitting.hyperparameters();
        Preprocessor preprocessor = model.preprocessor();
        Objective objective = classifier.objective();
        var examples = new Strategy.Examples(training, objective.targets(data.train(), classifier.labels()));
        Progress progress = audience.progress();
        try (Trainee trainee = choices.strategy().applyTo(classifier, examples, steeringOf(steering), progress)) {
            Inputs inputs = preprocessor.inputs(data.validation());
            Outputs outputs = trainee.outputs(inputs, progress).orElse(hearing -> classifier.logits(inputs, hearing));
            var validation = Validation.of(classifier, outputs, data.validation());
            TrainingPlan plan = plan(classifier, trainee.trainableParameters(), steering);
            List<Finding> before = new ArrayList<>(fitting.findings());
            training.lengths()
                    .filter(texts -> texts.cut() > 0)
                    .map(Finding.TextsCut::new)
                    .ifPresent(before::add);
            Course course = course(plan, trainee, validation, steering, provenance, before);
            return new FineTuned(classifier, data, course, provenance, Progress.NONE);
        }
    }

    private Steering steeringOf(Hyperparameters hyperparameters) {
        return hyperparameters.steering().with(cache).seeded(Seeds.ofPreparation(choices.seed()));
    }

    private Course course(
            TrainingPlan plan,
            Trainee trainee,
            Validation validation,
            Hyperparameters steering,
            Provenance provenance,
            List<Finding> before) {
        var guards = new Guards(audience.listener(), validation.majority(data.train()), before);
        var description =
                new RunDescription(Instant.now().toString(), plan, provenance.facts(), provenance.surroundings());
        String name = model.name() + "-" + choices.strategy().name();
        Optional<Recorder> recorder = recording.open(description, name, guards);
        try {
            Checkpoints checkpoints = recorder.<Checkpoints>map(each -> each).orElse(Checkpoints.NONE);
            var observers = new TrainingLoop.Observers(guards, audience.progress(), checkpoints);
            var loop = new TrainingLoop(trainee, validation, steering, choices.seed(), observers);
            TrainingLoop.Outcome outcome = recording.resumed().isPresent()
                    ? loop.resume(plan, recording.resumed().get().restore(trainee))
                    : loop.run(plan);
            return new Course(plan, outcome, guards.findings(), recorder.map(Recorder::run));
        } finally {
            recorder.ifPresent(Recorder::close);
        }
    }

    private TrainingPlan plan(Classifier classifier, long trainable, Hyperparameters steering) {
        return new TrainingPlan(
                model.name() + " (" + model.backbone().description() + ")",
                choices.strategy().name(),
                steering.epochs(),
                steering.stepsPerEpoch(data.train().rows()),
                data.train().rows(),
                data.validation().rows(),
                trainable,
                classifier.parameterCount(),
                classifier.objective().monitored());
    }
}
