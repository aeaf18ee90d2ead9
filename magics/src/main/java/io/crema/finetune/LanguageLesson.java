package io.crema.finetune;

import io.crema.finetune.Provenance.DataOrigin;
import io.crema.finetune.data.PromptSplit;
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
import io.crema.finetune.train.Guards;
import io.crema.finetune.train.LanguageValidation;
import io.crema.finetune.train.Seeds;
import io.crema.finetune.train.Validation;
import java.util.Optional;

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
    public NextToken objective() {
        return new NextToken();
    }

    @Override
    public PackedRows inputs() {
        return encoded.rows();
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

    /** What the model knows already. */
    @Override
    public Optional<Guards.Floor> floor(Validation validation) {
        return Optional.of(new Guards.Floor("the model as it was", validation.measure(choices.progress()), 0));
    }
}
