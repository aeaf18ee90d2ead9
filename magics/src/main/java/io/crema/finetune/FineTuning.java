package io.crema.finetune;

import io.crema.finetune.data.FoldedData;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.metrics.SizeCurve;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.Objective;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.TableModel;
import io.crema.finetune.strategy.StrategyChoice;
import io.crema.finetune.train.Hyperparameters;
import io.crema.finetune.train.RateSweep;
import java.util.function.UnaryOperator;

/**
 * A fine-tuning about to happen: a model, data, and what steers them. Immutable; {@link #fit} starts it. How it trains is
 * said by the methods of {@link Tuning}.
 */
public final class FineTuning implements Tuning<FineTuning> {
    private final Beginning beginning;
    private final SplitData data;
    private final Objective objective;
    private final Choices choices;

    private FineTuning(Beginning beginning, SplitData data, Objective objective, Choices choices) {
        this.beginning = beginning;
        this.data = data;
        this.objective = objective;
        this.choices = choices;
    }

    /** Where training begins: at a model for the rows to learn from; the seed draws the weights that have learned nothing. */
    @FunctionalInterface
    interface Beginning {
        Pretrained model(LabelledData training, long seed);
    }

    /** A model that waits for its data. */
    public record WithoutData(Pretrained model) {

        /** The parts to train on, to steer by and to report on. */
        public FineTuning on(SplitData data) {
            return beginning((training, seed) -> model.redrawn(seed), data, TableTuning.usual(model));
        }

        /** The folds, each of which is held out while a model is trained on the others. */
        public CrossTuning on(FoldedData data) {
            return CrossTuning.of(on(data.folds().get(0)), data);
        }
    }

    static FineTuning beginning(Beginning beginning, SplitData data, UnaryOperator<Hyperparameters> usual) {
        return new FineTuning(beginning, data, Objective.singleLabel(), Choices.USUAL.changedBy(usual));
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

    /** The same on other data. */
    FineTuning on(SplitData other) {
        return new FineTuning(beginning, other, objective, choices);
    }

    @Override
    public Choices choices() {
        return choices;
    }

    @Override
    public FineTuning choosing(Choices other) {
        return new FineTuning(beginning, data, objective, other);
    }

    /** What is learned; one label for each example unless said otherwise. */
    @Override
    public FineTuning objective(Objective other) {
        return new FineTuning(beginning, data, other, choices);
    }

    /** What will steer it. */
    public Hyperparameters hyperparameters() {
        return choices.hyperparameters(data.train().rows());
    }

    /**
     * Refuses at once what trains several models and judges them by the one label that each chooses.
     *
     * @param what is asked: {@code a learning curve}
     */
    void requireOneLabel(String what, String otherwise) {
        if (!objective.isExclusive()) {
            throw new IllegalArgumentException(what + " is for models that choose one label, and these would learn "
                    + objective.name() + ". " + otherwise);
        }
    }

    private Training<Classifier> training() {
        Pretrained model = beginning.model(data.train(), choices.seed());
        return new Training<>(ClassifierLesson.of(model, data, objective, choices), choices);
    }

    @Override
    public DryRun dryRun() {
        return training().dryRun();
    }

    @Override
    public SelfCheck selfCheck() {
        return training().selfCheck();
    }

    @Override
    public RateSweep findLearningRate(RateSweep.Rates rates) {
        return training().findLearningRate(rates);
    }

    @Override
    public StrategyChoice suitableStrategy() {
        return training().lesson().suitable();
    }

    @Override
    public PrecisionChoice fasterPrecision() {
        return training().fasterPrecision();
    }

    /** Trains on more and more of the training rows, as often as there are seeds, and judges on the validation rows. */
    public SizeCurve learningCurve(DataSizes sizes, SeriesListener listener) {
        return new SizeStudy(this, data, sizes, listener).curve();
    }

    /** The same from several seeds, beginning with this one's, to see how much of a score is chance. */
    public SeedTuning<FineTuning, FineTuned, FineTunedSeeds> seeds(int count) {
        return SeedTuning.of(this, new SeedTuning.Kind<>(FineTuning::fit, FineTunedSeeds::new), count);
    }

    /**
     * Trains. A batch that does not fit into memory is run in parts.
     *
     * @throws io.crema.finetune.data.DataException if the data cannot be trained on
     * @throws io.crema.finetune.checkpoint.CheckpointException if checkpoints cannot be kept, or the run that is to be
     *     resumed is another one
     */
    public FineTuned fit() {
        return training()
                .fit((trained, course, provenance) -> new FineTuned(trained, data, course, provenance, Progress.NONE));
    }
}
