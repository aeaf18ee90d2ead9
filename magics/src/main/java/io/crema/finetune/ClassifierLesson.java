package io.crema.finetune;

import io.crema.finetune.Provenance.DataOrigin;
import io.crema.finetune.data.DataException;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Inputs;
import io.crema.finetune.model.Objective;
import io.crema.finetune.model.Outputs;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.Setup;
import io.crema.finetune.model.TextBackbone;
import io.crema.finetune.strategy.Strategy.Examples;
import io.crema.finetune.strategy.StrategyChoice;
import io.crema.finetune.strategy.Trainee;
import io.crema.finetune.torchscript.Precision;
import io.crema.finetune.train.Guards;
import io.crema.finetune.train.Seeds;
import io.crema.finetune.train.Validation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A pretrained body and labelled rows.
 *
 * @param objective fitted to the rows
 * @param inputs the training rows, as they are in an epoch
 */
record ClassifierLesson(Pretrained model, SplitData data, Objective objective, Choices choices, Inputs inputs)
        implements Lesson<Classifier> {

    /** @throws DataException if the data cannot be trained on */
    static ClassifierLesson of(Pretrained model, SplitData data, Objective objective, Choices choices) {
        LabelledData training = data.train().checked();
        if (objective.isExclusive()) {
            data.checkedForClasses();
        }
        refuseChanges(training, choices);
        Objective fitted = objective.fitted(data.train(), objective.outputs(data.train()));
        if (training.augmentation().mixup() != fitted.mixup()) {
            throw new IllegalArgumentException(
                    "mixup is for models that choose one label, not for " + fitted.name() + ". Leave it out");
        }
        return new ClassifierLesson(
                model, data, fitted, choices, model.preprocessor().trainingInputs(training));
    }

    private static void refuseChanges(LabelledData training, Choices choices) {
        if (!training.augmentation().isNone() && choices.strategy().seesExamplesAsTheyAre()) {
            throw new DataException(
                    training.name() + " is to be changed at random while it is learned (" + training.augmentation()
                            + "), and strategy " + choices.strategy().name() + " computes what it learns from once",
                    "Choose strategy full, gradual, lora or bitfit, or leave the augmentation out.");
        }
    }

    @Override
    public StrategyChoice suitable() {
        if (model.isBlank()) {
            return StrategyChoice.ofUntrained();
        }
        if (!objective.isExclusive() || !data.train().augmentation().isNone()) {
            return StrategyChoice.of(model.parameterCount());
        }
        int[] counts = new int[data.train().labels().size()];
        Arrays.stream(data.train().labelIndices()).forEach(label -> counts[label]++);
        int fewest = Arrays.stream(counts).filter(count -> count > 0).min().orElse(0);
        return StrategyChoice.ofClassifier(fewest, model.backbone() instanceof TextBackbone, model.parameterCount());
    }

    @Override
    public DataOrigin origin() {
        return DataOrigin.of(data);
    }

    @Override
    public int trainingRows() {
        return data.train().rows();
    }

    @Override
    public int validationRows() {
        return data.validation().rows();
    }

    @Override
    public Classifier copy(Precision precision) {
        List<String> outputs = objective.outputs(data.train());
        Setup setup = Setup.USUAL
                .learning(objective)
                .in(precision)
                .adapted(choices.strategy().adaptation(model));
        return model.newClassifier(outputs, setup, Seeds.ofInitialisation(choices.seed()));
    }

    @Override
    public Examples examples(Classifier copy) {
        return new Examples(inputs, objective.trainingTargets(data.train(), copy.labels()));
    }

    @Override
    public Examples sample(Classifier copy, int... rows) {
        LabelledData some = data.train().select(rows);
        return new Examples(model.preprocessor().inputs(some), objective.trainingTargets(some, copy.labels()));
    }

    @Override
    public ClassifierLesson exact() {
        return new ClassifierLesson(model, data, objective.exact(), choices, inputs);
    }

    @Override
    public Validation validation(Classifier copy, Trainee trainee, Progress progress) {
        Inputs validated = model.preprocessor().inputs(data.validation());
        Outputs outputs = trainee.outputs(validated, progress).orElse(hearing -> copy.logits(validated, hearing));
        return Validation.of(copy, outputs, data.validation());
    }

    @Override
    public Optional<Guards.Floor> floor(Validation validation) {
        return validation.floor(data.train());
    }
}
