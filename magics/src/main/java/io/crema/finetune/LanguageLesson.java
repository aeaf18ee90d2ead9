package io.crema.finetune;

import io.crema.finetune.Provenance.DataOrigin;
import io.crema.finetune.data.PromptSplit;
import io.crema.finetune.engine.ComputeDevice;
import io.crema.finetune.model.Footprint;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.NextToken;
import io.crema.finetune.model.PackedRows;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.PromptEncoder;
import io.crema.finetune.model.TextLengths;
import io.crema.finetune.strategy.Strategy.Examples;
import io.crema.finetune.strategy.StrategyChoice;
import io.crema.finetune.strategy.Trainee;
import io.crema.finetune.torchscript.Precision;
import io.crema.finetune.train.Hyperparameters;
import io.crema.finetune.train.LanguageValidation;
import io.crema.finetune.train.Seeds;
import io.crema.finetune.train.TrainingPlan;
import io.crema.finetune.train.Validation;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A language model and prompts with what is to be written behind them.
 *
 * @param encoded the training rows, packed
 */
record LanguageLesson(LanguageModel model, PromptSplit data, Choices choices, PromptEncoder.Encoded encoded)
        implements Lesson<LanguageModel> {

    /** @throws io.crema.finetune.data.DataException if the data cannot be learned from */
    static LanguageLesson of(LanguageModel model, PromptSplit data, Choices choices) {
        return new LanguageLesson(
                model,
                data,
                choices,
                new PromptEncoder(model).encode(data.train().checked()));
    }

    @Override
    public StrategyChoice suitable() {
        return StrategyChoice.ofWriter();
    }

    @Override
    public ComputeDevice device() {
        return model.device();
    }

    @Override
    public String modelName() {
        return model.name();
    }

    @Override
    public PackedRows inputs() {
        return encoded.rows();
    }

    @Override
    public Optional<TextLengths> lengths() {
        return Optional.of(encoded.lengths());
    }

    @Override
    public LanguageModel copy(Precision precision) {
        return model.copy(choices.strategy().adaptation(model), precision, Seeds.ofInitialisation(choices.seed()));
    }

    @Override
    public Examples examples(LanguageModel copy) {
        return new Examples(inputs(), inputs());
    }

    @Override
    public Examples sample(LanguageModel copy, int... rows) {
        PackedRows some = inputs().select(rows);
        return new Examples(some, some);
    }

    @Override
    public Validation validation(LanguageModel copy, Trainee trainee, Progress progress) {
        return new LanguageValidation(
                copy, new PromptEncoder(copy).encode(data.validation()).rows());
    }

    @Override
    public List<String> scores() {
        return List.of("perplexity");
    }

    @Override
    public double validationShare() {
        return (double) data.validation().rows() / data.train().rows();
    }

    @Override
    public Footprint footprint(int copies, int batch) {
        int longest =
                IntStream.range(0, inputs().size()).map(inputs()::cost).max().orElse(1);
        return Footprint.of(model, choices.strategy().adaptation(model), copies, batch, longest);
    }

    @Override
    public TrainingPlan plan(LanguageModel copy, long trainableParameters, Hyperparameters hyperparameters) {
        return new TrainingPlan(
                model.name() + " (" + model.backbone().description() + ")",
                choices.strategy().name(),
                hyperparameters.epochs(),
                hyperparameters.stepsPerEpoch(inputs().size()),
                data.train().rows(),
                data.validation().rows(),
                trainableParameters,
                copy.parameterCount(),
                hyperparameters.stopping().watched(scores()));
    }

    @Override
    public Provenance provenance(Hyperparameters hyperparameters) {
        return Provenance.of(
                model.toString(),
                model.contentHash(),
                DataOrigin.of(data),
                choices.strategy(),
                new NextToken(),
                hyperparameters,
                choices.seed(),
                model.device());
    }
}
