package io.crema.finetune;

import io.crema.finetune.data.FoldedData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.model.FeatureBackbone;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.TableModel;
import io.crema.finetune.train.Hyperparameters;
import java.util.function.UnaryOperator;

/** A model for tables that waits for its data. */
public record TableTuning(TableModel model) {
    /** Networks of tables are small and start from nothing. */
    private static final double LEARNING_RATE = 1e-2;

    private static final int BATCH = 32;
    private static final int EPOCHS = 60;
    private static final int PATIENCE = 10;

    /** The parts to train on, to steer by and to report on; its features are fitted to the first alone. */
    public FineTuning on(SplitData data) {
        return FineTuning.beginning(model::fittedTo, data, TableTuning::usual);
    }

    /** The folds, each of which is held out while a model is fitted to the others. */
    public CrossTuning on(FoldedData data) {
        return CrossTuning.of(on(data.folds().get(0)), data);
    }

    /** How a model is usually trained: those for tables otherwise than those that were trained on much before. */
    static UnaryOperator<Hyperparameters> usual(Pretrained model) {
        return model.backbone() instanceof FeatureBackbone ? TableTuning::usual : UnaryOperator.identity();
    }

    private static Hyperparameters usual(Hyperparameters before) {
        return before.withLearningRate(LEARNING_RATE)
                .withBatchSize(BATCH)
                .withEpochs(EPOCHS)
                .withPatience(PATIENCE);
    }
}
