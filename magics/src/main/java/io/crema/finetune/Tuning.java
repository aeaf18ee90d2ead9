package io.crema.finetune;

import io.crema.finetune.model.Objective;
import io.crema.finetune.strategy.FeatureCache;
import io.crema.finetune.strategy.Strategy;
import io.crema.finetune.train.Hyperparameters;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A fine-tuning about to happen, of whatever model: what can be said of how. Immutable. */
public sealed interface Tuning permits FineTuning, CrossTuning, LanguageTuning {

    /** Which weights are trained; all of them unless said otherwise. */
    Tuning strategy(Strategy other);

    /**
     * What is learned; what the model is usually for unless said otherwise.
     *
     * @throws IllegalArgumentException if the model learns nothing else
     */
    Tuning objective(Objective other);

    /** Changes any hyperparameters, starting from those so far. */
    Tuning with(UnaryOperator<Hyperparameters> change);

    /** The most passes over the training part; 3, or as many as 200 steps take. */
    default Tuning epochs(int epochs) {
        return with(before -> before.withEpochs(epochs));
    }

    /** The peak learning rate; the strategy's own unless said otherwise. */
    default Tuning learningRate(double rate) {
        return with(before -> before.withLearningRate(rate));
    }

    /** Examples in a step; 16. */
    default Tuning batchSize(int size) {
        return with(before -> before.withBatchSize(size));
    }

    /** Epochs without a better score after which training stops; 3. */
    default Tuning patience(int epochs) {
        return with(before -> before.withPatience(epochs));
    }

    /** Decides the order of examples, dropout, and a new head; 42. */
    Tuning seed(long other);

    /**
     * Computes in the precision that is faster here, which a few steps tell.
     *
     * @param told hears of the choice
     * @throws IllegalArgumentException if it cannot be told for such a model
     */
    Tuning inFasterPrecision(Consumer<PrecisionChoice> told);

    /** Where features of frozen bodies are kept; strategies without such features do not ask. */
    Tuning cache(FeatureCache other);
}
