package io.crema.finetune;

import io.crema.finetune.baseline.Baseline;
import io.crema.finetune.card.ModelCard;
import io.crema.finetune.checkpoint.RunFolder;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.fairness.BiasOptions;
import io.crema.finetune.fairness.BiasReport;
import io.crema.finetune.fairness.CounterfactualReport;
import io.crema.finetune.fairness.Counterfactuals;
import io.crema.finetune.fairness.SensitiveFeature;
import io.crema.finetune.metrics.Evaluation;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.metrics.Resampling;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Progress;
import io.crema.finetune.train.Finding;
import io.crema.finetune.train.TrainingLoop;
import io.crema.finetune.train.TrainingPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A model that was fine-tuned, with all that is known of how. It answers questions until it is closed, or until nothing
 * refers to it any more.
 */
public final class FineTuned implements AutoCloseable {
    private final Classifier classifier;
    private final SplitData data;
    private final Course course;
    private final Provenance provenance;
    private final Progress progress;

    FineTuned(Classifier classifier, SplitData data, Course course, Provenance provenance, Progress progress) {
        this.classifier = classifier;
        this.data = data;
        this.course = course;
        this.provenance = provenance;
        this.progress = progress;
    }

    /**
     * The same run, heard of while it predicts; cancelling ends a prediction in a {@link
     * java.util.concurrent.CancellationException}.
     */
    public FineTuned watchedBy(Progress other) {
        return new FineTuned(classifier, data, course, provenance, other);
    }

    /** The names of the labels. */
    public List<String> labels() {
        return classifier.labels();
    }

    /** The data it was trained on, with the parts that were kept from it. */
    public SplitData data() {
        return data;
    }

    /** What was to be done. */
    public TrainingPlan plan() {
        return course.plan();
    }

    /** How it went, epoch by epoch. */
    public TrainingLoop.Outcome outcome() {
        return course.outcome();
    }

    /** What was noticed while it was trained. */
    public List<Finding> findings() {
        return course.findings();
    }

    /** Where its checkpoints are, if they were kept. */
    public Optional<RunFolder> checkpoints() {
        return course.checkpoints();
    }

    /** What to repeat it with. */
    public Provenance provenance() {
        return provenance;
    }

    /** The trained model. It stays this run's. */
    public Classifier classifier() {
        return classifier;
    }

    /**
     * What the model says of each text, (texts, labels): probabilities, or the number of a regression. For every
     * objective; {@link #predict} is for models that choose one label.
     */
    public double[][] outputs(List<String> texts) {
        return classifier.probabilities(classifier.pretrained().preprocessor().inputs(texts), progress);
    }

    private void requireOneLabel() {
        if (!classifier.objective().isExclusive()) {
            throw new IllegalArgumentException(
                    name() + " learned " + classifier.objective().name()
                            + ", and this is for models that choose one label. Use run.outputs(texts)");
        }
    }

    /** What the model says of some texts. */
    public TextPredictions predict(String... texts) {
        return predict(List.of(texts));
    }

    /** What the model says of some texts. */
    public TextPredictions predict(List<String> texts) {
        return TextPredictions.of(labels(), texts, probabilities(texts));
    }

    /**
     * How well the model does on labelled texts, beside the baselines, which learn from the training part alone.
     *
     * @throws io.crema.finetune.data.DataException if the data has a label that the model does not know
     */
    public Evaluation evaluate(LabelledData part) {
        return evaluate(part, Baselines.usual(part));
    }

    /** As above, beside baselines of one's own choice. */
    public Evaluation evaluate(LabelledData part, List<Baseline> baselines) {
        requireOneLabel();
        LabelledData known = part.withLabels(labels()).checked();
        Evaluation evaluation = Evaluation.of(name(), predictions(known), Resampling.seeded(provenance.seed()))
                .on(nameOf(part));
        for (Baseline baseline : baselines) {
            evaluation = evaluation.against(baseline.name(), Baselines.predictions(baseline, data.train(), known));
        }
        return evaluation;
    }

    /** What tables and sentences call it: {@code fine-tuned minilm}. */
    public String name() {
        return "fine-tuned " + classifier.pretrained().name();
    }

    private String nameOf(LabelledData part) {
        if (part == data.test()) {
            return "test split of " + part.name();
        }
        if (part == data.validation()) {
            return "validation split of " + part.name();
        }
        return part == data.train() ? "training split of " + part.name() : part.name();
    }

    private Predictions predictions(LabelledData known) {
        return Predictions.of(
                labels(),
                known.labelIndices(),
                classifier.probabilities(classifier.pretrained().preprocessor().inputs(known), progress));
    }

    private double[][] probabilities(List<String> examples) {
        requireOneLabel();
        return outputs(examples);
    }

    /**
     * How the model's decisions fall on groups.
     *
     * @param part labelled texts with the sensitive columns
     * @param positive the label that counts as selected
     * @param sensitive the names of the columns; several mean their intersections
     * @throws io.crema.finetune.data.DataException if there is no such column
     */
    public BiasReport biasReport(LabelledData part, String positive, String... sensitive) {
        requireOneLabel();
        LabelledData known = part.withLabels(labels()).checked();
        List<SensitiveFeature> features = new ArrayList<>();
        for (String column : sensitive) {
            features.add(new SensitiveFeature(column, Arrays.asList(known.groups(column))));
        }
        return BiasReport.of(predictions(known), positive, features, BiasOptions.seeded(provenance.seed()));
    }

    /** What the model says of the same sentences when only the person in them changes. */
    public CounterfactualReport counterfactuals(Counterfactuals swaps, String positive) {
        int label = labels().indexOf(positive);
        if (label < 0) {
            throw new IllegalArgumentException(
                    "no label \"" + positive + "\" (labels: " + String.join(", ", labels()) + ")");
        }
        return CounterfactualReport.of(
                swaps,
                positive,
                texts -> Arrays.stream(probabilities(texts))
                        .mapToDouble(row -> row[label])
                        .toArray(),
                Resampling.seeded(provenance.seed()));
    }

    /** What there is to know of it for those who rely on it; results and bias findings are added to it. */
    public ModelCard modelCard() {
        return RunCard.of(this);
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
        classifier.close();
    }
}
