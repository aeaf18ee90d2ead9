package io.crema.finetune;

import io.crema.finetune.card.ModelCard;
import io.crema.finetune.checkpoint.RunFolder;
import io.crema.finetune.checkpoint.TestLook;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.explain.ColumnImportance;
import io.crema.finetune.explain.Explaining;
import io.crema.finetune.explain.ImportanceOptions;
import io.crema.finetune.explain.PermutationImportance;
import io.crema.finetune.fairness.BiasOptions;
import io.crema.finetune.fairness.BiasReport;
import io.crema.finetune.fairness.CounterfactualReport;
import io.crema.finetune.fairness.Counterfactuals;
import io.crema.finetune.metrics.Evaluated;
import io.crema.finetune.metrics.Evaluation;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Progress;
import io.crema.finetune.train.Finding;
import io.crema.finetune.train.TrainingLoop;
import io.crema.finetune.train.TrainingPlan;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A model that was fine-tuned, with all that is known of how. It answers questions until it is closed, or until nothing
 * refers to it any more.
 */
public final class FineTuned implements Tuned {
    private static final String EXAMINE = "examine(part, options)";

    private final Classifier classifier;
    private final SplitData data;
    private final Course course;
    private final Provenance provenance;
    private final Progress progress;
    private final TestLooks testLooks;

    FineTuned(Classifier classifier, SplitData data, Course course, Provenance provenance, Progress progress) {
        this(classifier, data, course, provenance, progress, new TestLooks(Clock.systemUTC(), course.checkpoints()));
    }

    private FineTuned(
            Classifier classifier,
            SplitData data,
            Course course,
            Provenance provenance,
            Progress progress,
            TestLooks testLooks) {
        this.classifier = classifier;
        this.data = data;
        this.course = course;
        this.provenance = provenance;
        this.progress = progress;
        this.testLooks = testLooks;
    }

    /**
     * The same run, heard of while it predicts; cancelling ends a prediction in a {@link
     * java.util.concurrent.CancellationException}.
     */
    public FineTuned watchedBy(Progress other) {
        return new FineTuned(classifier, data, course, provenance, other, testLooks);
    }

    /** The names of the labels. */
    public List<String> labels() {
        return classifier.labels();
    }

    /** The data it was trained on, with the parts that were kept from it. */
    public SplitData data() {
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

    /** Each time that it was judged on its test rows, the first first. */
    public List<TestLook> testLooks() {
        return testLooks.all();
    }

    /** Remembers that the test rows were looked at, if it is they, be it that they were read and divided once more. */
    void noteLook(LabelledData part, String what) {
        if (data.isTest(part)) {
            testLooks.add(what, part.rows());
        }
    }

    /** The trained model. It stays this run's. */
    public Classifier classifier() {
        return classifier;
    }

    /**
     * Writes the model for other programs, or to be loaded again.
     *
     * @param target a folder, or a file for the forms that are one
     * @throws io.crema.finetune.weights.WeightsException if it cannot be written there
     */
    public void export(ExportForm form, Path target) {
        form.write(classifier, target);
    }

    /**
     * What the model says of each text, (texts, labels): probabilities, or the number of a regression. For every
     * objective; {@link #predict} is for models that choose one label.
     */
    public double[][] outputs(List<String> texts) {
        return classifier.probabilities(classifier.pretrained().preprocessor().inputs(texts), progress);
    }

    void requireOneLabel(String otherwise) {
        if (!classifier.objective().isExclusive()) {
            throw new IllegalArgumentException(
                    name() + " learned " + classifier.objective().name()
                            + ", and this is for models that choose one label. Use run." + otherwise);
        }
    }

    /** What the model says of some texts. */
    public TextPredictions predict(String... texts) {
        return predict(List.of(texts));
    }

    /** What the model says of some texts. */
    public TextPredictions predict(List<String> texts) {
        requireOneLabel("answer(texts)");
        return (TextPredictions) answer(texts);
    }

    /** What the model says of some texts, whatever it learned: one label, any number of labels, or a number. */
    public Answers answer(List<String> texts) {
        return Answered.by(classifier, texts, progress);
    }

    /**
     * How well the model does on labelled texts, beside the baselines, which learn from the training part alone.
     *
     * @throws io.crema.finetune.data.DataException if the data has a label that the model does not know
     */
    public Evaluation evaluate(LabelledData part) {
        return evaluate(part, EvaluationOptions.usual());
    }

    /** As above, with what else is asked. */
    public Evaluation evaluate(LabelledData part, EvaluationOptions options) {
        requireOneLabel(EXAMINE);
        return (Evaluation) examine(part, options);
    }

    /** How well the model does, whatever it learned: one label, any number of labels, or a number. */
    public Evaluated examine(LabelledData part, EvaluationOptions options) {
        Evaluated evaluated = examination().of(part, nameOf(part), options);
        noteLook(part, "evaluation");
        return evaluated;
    }

    private Examination examination() {
        return new Examination(name(), classifier, progress, Optional.of(data), provenance.seed());
    }

    /** Holds this model against others on the same rows, which are named next: {@code run.compare(other).on(rows)}. */
    public RunComparison compare(FineTuned... others) {
        List<FineTuned> runs = new ArrayList<>(List.of(others));
        runs.add(0, this);
        return RunComparison.of(runs);
    }

    @Override
    public String name() {
        return "fine-tuned " + classifier.pretrained().name();
    }

    String nameOf(LabelledData part) {
        return data.nameOf(part);
    }

    /** What it says of rows on its own label list. */
    Predictions predictions(LabelledData known) {
        return examination().predictions(known);
    }

    /** What the model says of labelled rows, beside what is true. */
    Predictions judged(LabelledData part) {
        requireOneLabel(EXAMINE);
        Predictions predictions = predictions(part.withLabels(labels()).checked());
        noteLook(part, "bias report");
        return predictions;
    }

    /** Who hears of its predictions. */
    Progress progress() {
        return progress;
    }

    /**
     * How the model's decisions fall on groups; {@link BiasAudit} asks for more.
     *
     * @param part labelled rows with the sensitive columns
     * @param positive the label that counts as selected
     * @param sensitive the names of the columns; several mean their intersections
     * @throws io.crema.finetune.data.DataException if there is no such column
     */
    public BiasReport biasReport(LabelledData part, String positive, String... sensitive) {
        return BiasReport.of(
                judged(part),
                positive,
                BiasAudit.features(List.of(sensitive), part),
                BiasOptions.seeded(provenance.seed()));
    }

    /** What the model says of the same sentences when only the person in them changes. */
    public CounterfactualReport counterfactuals(Counterfactuals swaps, String positive) {
        requireOneLabel(EXAMINE);
        return new Swapping(classifier, progress, provenance.seed()).report(swaps, positive);
    }

    /** What there is to know of it for those who rely on it; results and bias findings are added to it. */
    public ModelCard modelCard() {
        return RunCard.of(this);
    }

    /** Why the model says what it says of texts, or of pictures. */
    public Explaining explain(String... examples) {
        return Explaining.of(classifier, List.of(examples), progress).seeded(provenance.seed());
    }

    /** Why it says what it says of a row of the data, by its number in the data that were read. */
    public Explaining explainRow(int row) {
        return Explaining.ofRow(classifier, data, row, progress).seeded(provenance.seed());
    }

    /**
     * Which columns of a table the model uses.
     *
     * @param part labelled rows
     * @throws IllegalArgumentException if it reads no table
     */
    public PermutationImportance columnImportance(LabelledData part) {
        return columnImportance(part, ImportanceOptions.seeded(provenance.seed()));
    }

    /** As above, measured otherwise. */
    public PermutationImportance columnImportance(LabelledData part, ImportanceOptions options) {
        PermutationImportance importance = ColumnImportance.of(classifier, part, nameOf(part), options, progress);
        noteLook(part, "importance of columns");
        return importance;
    }

    /** Why it is wrong on the rows where it is most sure of what is not so. */
    public Explaining explainErrors(LabelledData part, int most) {
        Explaining errors =
                Explaining.ofErrors(classifier, part, most, progress).seeded(provenance.seed());
        noteLook(part, "explanation of errors");
        return errors;
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
