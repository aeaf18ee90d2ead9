package io.crema.finetune;

import io.crema.finetune.data.FoldedData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.model.Objective;
import io.crema.finetune.strategy.StrategyChoice;
import io.crema.finetune.train.RateSweep;
import io.crema.finetune.train.StopReason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A fine-tuning about to happen once for each fold, every time from the pretrained weights. Immutable; {@link #fit}
 * starts it.
 *
 * <p>Every row is predicted once, by the one model that neither learned from it nor was stopped by it.
 */
public final class CrossTuning implements Tuning<CrossTuning> {
    private final FineTuning tuning;
    private final FoldedData data;
    private final SeriesListener listener;

    private CrossTuning(FineTuning tuning, FoldedData data, SeriesListener listener) {
        this.tuning = tuning;
        this.data = data;
        this.listener = listener;
    }

    static CrossTuning of(FineTuning tuning, FoldedData data) {
        return new CrossTuning(tuning, data, SeriesListener.NONE);
    }

    @Override
    public Choices choices() {
        return tuning.choices();
    }

    @Override
    public CrossTuning choosing(Choices other) {
        return new CrossTuning(tuning.choosing(other), data, listener);
    }

    @Override
    public CrossTuning objective(Objective other) {
        return new CrossTuning(tuning.objective(other), data, listener);
    }

    /** Of the first fold; the others take as much. */
    @Override
    public DryRun dryRun() {
        return tuning.dryRun();
    }

    /** On the first fold. */
    @Override
    public SelfCheck selfCheck() {
        return tuning.selfCheck();
    }

    /** On the first fold. */
    @Override
    public RateSweep findLearningRate(RateSweep.Rates rates) {
        return tuning.findLearningRate(rates);
    }

    /** On the first fold. */
    @Override
    public StrategyChoice suitableStrategy() {
        return tuning.suitableStrategy();
    }

    /** On the first fold. */
    @Override
    public PrecisionChoice fasterPrecision() {
        return tuning.fasterPrecision();
    }

    /** Who hears of each training. */
    public CrossTuning listener(SeriesListener other) {
        return new CrossTuning(tuning, data, other);
    }

    /**
     * Trains a model for each fold, asks it for the rows that were held out, and lets it go.
     *
     * @throws IllegalArgumentException if the models do not choose one label
     * @throws io.crema.finetune.data.DataException if the data cannot be trained on
     * @throws FineTuningInterruptedException if it was cancelled: some folds alone are no result
     */
    public CrossValidated fit() {
        tuning.requireOneLabel("training on folds", "Divide the data into three parts: %split, then %finetune");
        List<CrossValidated.Fold> folds = new ArrayList<>();
        String name = "";
        for (SplitData fold : data.folds()) {
            int number = folds.size() + 1;
            var heard =
                    tuning.on(fold).listener(listener.next(number, data.folds().size(), "fold " + number));
            try (FineTuned run = heard.fit()) {
                if (run.outcome().reason() == StopReason.INTERRUPTED) {
                    throw new FineTuningInterruptedException(
                            "stopped in fold " + number + ": some folds alone are no result");
                }
                name = run.name();
                folds.add(new CrossValidated.Fold(
                        number, fold.train().rows(), run.predictions(fold.test()), run.outcome(), run.findings()));
            }
        }
        return new CrossValidated(name, data, folds, outOfFold(folds), choices().seed());
    }

    /** Every row's prediction, in the order of the rows. */
    private Predictions outOfFold(List<CrossValidated.Fold> folds) {
        double[][] probabilities = new double[data.rows().rows()][];
        for (int fold = 0; fold < folds.size(); fold++) {
            Predictions held = folds.get(fold).predictions();
            int[] rows = data.heldOut(fold);
            for (int at = 0; at < rows.length; at++) {
                int row = at;
                probabilities[rows[at]] = IntStream.range(0, data.labels().size())
                        .mapToDouble(label -> held.probability(row, label))
                        .toArray();
            }
        }
        return Predictions.of(data.labels(), data.rows().labelIndices(), probabilities);
    }
}
