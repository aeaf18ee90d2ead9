package io.crema.finetune;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.explain.Explaining;
import io.crema.finetune.fairness.CounterfactualReport;
import io.crema.finetune.fairness.Counterfactuals;
import io.crema.finetune.metrics.Evaluated;
import io.crema.finetune.metrics.Evaluation;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import java.util.List;
import java.util.Optional;

/**
 * A model that was a classifier already when it was loaded: one that was fine-tuned and saved, here or elsewhere.
 *
 * @param classifier the model's own; it stays the model's
 */
public record LoadedClassifier(Classifier classifier, Progress progress) {

    /**
     * The classifier that a loaded model is, whatever it learned.
     *
     * @throws IllegalArgumentException if it is a bare encoder
     */
    public static LoadedClassifier of(Pretrained model) {
        Classifier own = model.ownClassifier()
                .orElseThrow(() -> new IllegalArgumentException(
                        model.name() + " is an encoder without labels of its own: fine-tune it first"));
        return new LoadedClassifier(own, Progress.NONE);
    }

    /** The same, heard of while it predicts. */
    public LoadedClassifier watchedBy(Progress other) {
        return new LoadedClassifier(classifier, other);
    }

    /** The names of the labels. */
    public List<String> labels() {
        return classifier.labels();
    }

    /** What tables and sentences call it. */
    public String name() {
        return classifier.pretrained().name();
    }

    /** What the model says of some texts, whatever it learned: one label, any number of labels, or a number. */
    public Answers answer(List<String> texts) {
        double[][] outputs =
                classifier.probabilities(classifier.pretrained().preprocessor().inputs(texts), progress);
        return classifier.objective().accept(new Answered(labels(), texts, outputs));
    }

    /** What the model says of some texts, which chooses one label for each. */
    public TextPredictions predict(List<String> texts) {
        requireOneLabel("answer");
        return (TextPredictions) answer(texts);
    }

    private void requireOneLabel(String otherwise) {
        if (!classifier.objective().isExclusive()) {
            throw new IllegalArgumentException(
                    name() + " learned " + classifier.objective().name()
                            + ", and this is for models that choose one label. Use " + otherwise);
        }
    }

    /** Why it says what it says of texts, or of pictures. */
    public Explaining explain(String... examples) {
        return Explaining.of(classifier, List.of(examples), progress);
    }

    /** Why it says what it says of a row of data, by its number in the data that were read. */
    public Explaining explainRow(SplitData data, int row) {
        return Explaining.ofRow(classifier, data, row, progress);
    }

    /** Why it is wrong on the rows where it is most sure of what is not so. */
    public Explaining explainErrors(LabelledData part, int most) {
        return Explaining.ofErrors(classifier, part, most, progress);
    }

    /**
     * How well it does on labelled rows, whatever it learned.
     *
     * @param partName what the rows are, for the reader: {@code test split of reviews}
     * @param learned what baselines learn from, and whose validation part a temperature is fitted on; empty for neither
     * @param seed of the intervals' resamples
     * @throws io.crema.finetune.data.DataException if the data has a label that the model does not know
     */
    public Evaluated examine(
            LabelledData part, String partName, Optional<SplitData> learned, long seed, EvaluationOptions options) {
        return examination(learned, seed).of(part, partName, options);
    }

    /** As above, of a model that chooses one label. */
    public Evaluation evaluate(
            LabelledData part, String partName, Optional<SplitData> learned, long seed, EvaluationOptions options) {
        requireOneLabel("examine");
        return (Evaluation) examine(part, partName, learned, seed, options);
    }

    private Examination examination(Optional<SplitData> learned, long seed) {
        return new Examination(name(), classifier, progress, learned, seed);
    }

    /** What it says of labelled rows, beside what is true. */
    Predictions judged(LabelledData part, long seed) {
        return examination(Optional.empty(), seed)
                .predictions(part.withLabels(labels()).checked());
    }

    /** What it says of the same sentences when only the person in them changes. */
    CounterfactualReport counterfactuals(Counterfactuals swaps, String positive, long seed) {
        return new Swapping(classifier, progress, seed).report(swaps, positive);
    }
}
