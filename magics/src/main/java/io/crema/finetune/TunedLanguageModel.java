package io.crema.finetune;

import io.crema.finetune.checkpoint.RunFolder;
import io.crema.finetune.checkpoint.TestLook;
import io.crema.finetune.data.PromptData;
import io.crema.finetune.data.PromptSplit;
import io.crema.finetune.explain.Explaining;
import io.crema.finetune.generation.Generator;
import io.crema.finetune.generation.TextCompletions;
import io.crema.finetune.generation.TokenSampling;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.PackedRows;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.PromptEncoder;
import io.crema.finetune.train.Finding;
import io.crema.finetune.train.TrainingLoop;
import io.crema.finetune.train.TrainingPlan;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A language model that was fine-tuned, with all that is known of how. It writes until it is closed, or until nothing
 * refers to it any more.
 */
public final class TunedLanguageModel implements Tuned {
    private final LanguageModel model;
    private final PromptSplit data;
    private final Course course;
    private final Provenance provenance;
    private final TestLooks testLooks;

    TunedLanguageModel(LanguageModel model, PromptSplit data, Course course, Provenance provenance) {
        this.model = model;
        this.data = data;
        this.course = course;
        this.provenance = provenance;
        this.testLooks = new TestLooks(Clock.systemUTC(), course.checkpoints());
    }

    /** The trained model. It stays this run's. */
    public LanguageModel model() {
        return model;
    }

    /** The data it was trained on, with the parts that were kept from it. */
    public PromptSplit data() {
        return data;
    }

    @Override
    public TrainingPlan plan() {
        return course.plan();
    }

    @Override
    public TrainingLoop.Outcome outcome() {
        return course.outcome();
    }

    @Override
    public List<Finding> findings() {
        return testLooks.findings(course.findings());
    }

    @Override
    public Optional<RunFolder> checkpoints() {
        return course.checkpoints();
    }

    @Override
    public Provenance provenance() {
        return provenance.lookedAt(testLooks.all());
    }

    /** Continues prompts with the most probable tokens, at most 64 behind each. */
    public TextCompletions predict(String... prompts) {
        return predict(List.of(prompts), TokenSampling.greedy(), 64);
    }

    /** Continues prompts. */
    public TextCompletions predict(List<String> prompts, TokenSampling sampling, int maxNewTokens) {
        var generator = new Generator(model, sampling, maxNewTokens);
        return new TextCompletions(prompts.stream()
                .map(prompt -> generator.generate(prompt, more -> {}, Progress.NONE))
                .toList());
    }

    /** Why it goes on with the token that it goes on with, or with another that is named. */
    public Explaining explain(String... texts) {
        return Explaining.of(model, List.of(texts), Progress.NONE).seeded(provenance.seed());
    }

    /**
     * Writes the model for other programs, or to be loaded again.
     *
     * @param target a folder, or a file for the forms that are one
     * @throws io.crema.finetune.weights.WeightsException if it cannot be written there
     */
    public void export(ExportForm form, Path target) {
        form.write(model, target);
    }

    /**
     * How well the model foresees completions.
     *
     * @throws io.crema.finetune.data.DataException if the data has no rows, or rows without a completion
     */
    public LanguageEvaluation evaluate(PromptData part) {
        return evaluate(part, Progress.NONE);
    }

    /**
     * As above, heard of while it runs.
     *
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public LanguageEvaluation evaluate(PromptData part, Progress progress) {
        PackedRows rows = new PromptEncoder(model).encode(part.checked()).rows();
        LanguageEvaluation evaluation =
                new LanguageEvaluation(name(), nameOf(part), part.rows(), rows.learned(), model.loss(rows, progress));
        if (part.equals(data.test())) {
            testLooks.add("evaluation", part.rows());
        }
        return evaluation;
    }

    /** Each time that it was judged on its test rows, the first first. */
    public List<TestLook> testLooks() {
        return testLooks.all();
    }

    private String nameOf(PromptData part) {
        if (part.equals(data.test())) {
            return "test split of " + part.name();
        } else if (part.equals(data.validation())) {
            return "validation split of " + part.name();
        }
        return part.equals(data.train()) ? "training split of " + part.name() : part.name();
    }

    @Override
    public String name() {
        return "fine-tuned " + model.name();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s, %s on %s: %d epochs, best %d, seed %d",
                plan().model(),
                plan().strategy(),
                provenance.data().name(),
                outcome().history().size(),
                outcome().bestEpoch(),
                provenance.seed());
    }

    @Override
    public void close() {
        model.close();
    }
}
