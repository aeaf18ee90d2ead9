package io.crema.finetune;

import io.crema.finetune.data.PromptSplit;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.Objective;
import io.crema.finetune.strategy.StrategyChoice;
import io.crema.finetune.train.RateSweep;

/**
 * A fine-tuning of a language model about to happen: it learns to write completions behind prompts. Immutable; {@link
 * #fit} starts it. How it trains is said by the methods of {@link Tuning}.
 */
public final class LanguageTuning implements Tuning<LanguageTuning> {
    private final LanguageModel model;
    private final PromptSplit data;
    private final Choices choices;

    private LanguageTuning(LanguageModel model, PromptSplit data, Choices choices) {
        this.model = model;
        this.data = data;
        this.choices = choices;
    }

    /** A model that waits for its data. */
    public record WithoutData(LanguageModel model) {

        /** The parts to learn from, to steer by and to report on. */
        public LanguageTuning on(PromptSplit data) {
            return new LanguageTuning(model, data, Choices.USUAL);
        }
    }

    @Override
    public Choices choices() {
        return choices;
    }

    @Override
    public LanguageTuning choosing(Choices other) {
        return new LanguageTuning(model, data, other);
    }

    /** @throws IllegalArgumentException always: a language model learns the next token */
    @Override
    public LanguageTuning objective(Objective other) {
        throw new IllegalArgumentException("a language model learns the next token, not " + other.name());
    }

    private Training<LanguageModel> training() {
        return new Training<>(LanguageLesson.of(model, data, choices), choices);
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

    /** The same from several seeds, beginning with this one's, to see how much of a score is chance. */
    public SeedTuning<LanguageTuning, TunedLanguageModel, TunedLanguageSeeds> seeds(int count) {
        return SeedTuning.of(this, new SeedTuning.Kind<>(LanguageTuning::fit, TunedLanguageSeeds::new), count);
    }

    /**
     * Trains. A batch that does not fit into memory is run in parts.
     *
     * @throws io.crema.finetune.data.DataException if the data cannot be learned from
     * @throws io.crema.finetune.checkpoint.CheckpointException if checkpoints cannot be kept, or the run that is to be
     *     resumed is another one
     */
    public TunedLanguageModel fit() {
        return training()
                .fit((trained, course, provenance) -> new TunedLanguageModel(trained, data, course, provenance));
    }
}
