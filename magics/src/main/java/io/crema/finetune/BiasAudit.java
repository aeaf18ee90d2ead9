package io.crema.finetune;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.fairness.BiasException;
import io.crema.finetune.fairness.BiasOptions;
import io.crema.finetune.fairness.Counterfactuals;
import io.crema.finetune.fairness.Criterion;
import io.crema.finetune.fairness.SensitiveFeature;
import io.crema.finetune.fairness.SwapFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * An assessment of how decisions fall on groups of people, about to be made: whose decisions, on which rows, by which
 * columns. It needs nothing of a model but its predictions. Immutable; {@link #assess} makes it.
 */
public final class BiasAudit {
    private static final long USUAL_SEED = 42;

    private final Judged judged;
    private final LabelledData rows;
    private final BiasQuestions questions;
    private final BiasOptions options;
    private final Function<BiasException, String> hints;

    private BiasAudit(
            Judged judged,
            LabelledData rows,
            BiasQuestions questions,
            BiasOptions options,
            Function<BiasException, String> hints) {
        this.judged = judged;
        this.rows = rows;
        this.questions = questions;
        this.options = options;
        this.hints = hints;
    }

    /** Of a run, on its test part unless said otherwise. */
    public static BiasAudit of(FineTuned run) {
        return of(new Judged.ByRun(run), run.data().test(), run.provenance().seed());
    }

    /** Of a model that was a classifier already when it was loaded, on the test part unless said otherwise. */
    public static BiasAudit of(LoadedClassifier model, SplitData data) {
        return of(new Judged.ByModel(model, Optional.of(data), USUAL_SEED), data.test(), USUAL_SEED);
    }

    /** As above, on rows that were not divided. */
    public static BiasAudit of(LoadedClassifier model, LabelledData rows) {
        return of(new Judged.ByModel(model, Optional.empty(), USUAL_SEED), rows, USUAL_SEED);
    }

    /**
     * Of predictions that were written down, whatever made them, on the test part unless said otherwise.
     *
     * @param column with the label that was predicted
     */
    public static BiasAudit of(SplitData data, String column) {
        return of(new Judged.Recorded(Optional.of(data), column, Optional.empty()), data.test(), USUAL_SEED);
    }

    /** As above, of rows that were not divided. */
    public static BiasAudit of(LabelledData rows, String column) {
        return of(new Judged.Recorded(Optional.empty(), column, Optional.empty()), rows, USUAL_SEED);
    }

    private static BiasAudit of(Judged judged, LabelledData rows, long seed) {
        return new BiasAudit(judged, rows, BiasQuestions.NONE, BiasOptions.seeded(seed), BiasException::hint);
    }

    /** Which rows the report is on. */
    public BiasAudit on(LabelledData other) {
        return new BiasAudit(judged, other, questions, options, hints);
    }

    /**
     * The column with the probability of the positive label, for predictions that were written down.
     *
     * @throws IllegalArgumentException if a run makes the predictions, which gives probabilities itself
     */
    public BiasAudit scores(String column) {
        return new BiasAudit(judged.withScores(column), rows, questions, options, hints);
    }

    /** The column that says how often each row counts. */
    public BiasAudit weights(String column) {
        return new BiasAudit(new Judged.Weighted(judged, column), rows, questions, options, hints);
    }

    /** The label that counts as selected; of several each against the rest, and the mean of their gaps. */
    public BiasAudit positive(String... labels) {
        return asking(questions.withPositives(List.of(labels)));
    }

    /**
     * The columns that say who a row is about; each is reported on alone. {@code age:25:60} cuts the numbers of a column
     * into those under 25, those from there to under 60, and all others.
     */
    public BiasAudit sensitive(String... columns) {
        return asking(questions.withSensitive(List.of(columns)));
    }

    /** Reports on the intersections of the sensitive columns, too. */
    public BiasAudit intersect() {
        return asking(questions.withIntersections());
    }

    /** Columns whose values are reported on one by one, and not put together. */
    public BiasAudit control(String... columns) {
        return asking(questions.withControl(List.of(columns)));
    }

    /** Asks of sentences in which only the person changes, too. */
    public BiasAudit counterfactual(Counterfactuals swaps) {
        return asking(questions.withSwaps(any -> swaps));
    }

    /** As above, with swaps of one's own; without sentences of its own they happen in the texts of the rows. */
    public BiasAudit counterfactual(SwapFile swaps) {
        return asking(questions.withSwaps(
                any -> swaps.swaps(swaps.needsTexts() ? Optional.of(any.texts()) : Optional.empty())));
    }

    /** Shows what a threshold for each group would do, fitted on the validation part. */
    public BiasAudit thresholds(Criterion criterion) {
        return asking(questions.with(new Remedy.Thresholds(criterion)));
    }

    /** Shows what training anew on reweighed rows would do. */
    public BiasAudit reweigh() {
        return asking(questions.with(new Remedy.Reweigh()));
    }

    /** Changes how gaps are measured and tested. */
    public BiasAudit with(UnaryOperator<BiasOptions> change) {
        return new BiasAudit(judged, rows, questions, change.apply(options), hints);
    }

    /** Says in other words than this library's what to do about a part that cannot be made. */
    public BiasAudit hinting(Function<BiasException, String> words) {
        return new BiasAudit(judged, rows, questions, options, words);
    }

    /** The rows that the report is on. */
    public LabelledData rows() {
        return rows;
    }

    private BiasAudit asking(BiasQuestions others) {
        return new BiasAudit(judged, rows, others, options, hints);
    }

    /**
     * Makes the assessment. A mitigation or swaps that cannot be made beside reports by group are told of in it.
     *
     * @throws IllegalArgumentException if a label, groups or probabilities are missing, or all rows are decided alike
     * @throws io.crema.finetune.data.DataException if the rows cannot be assessed
     */
    public BiasAssessment assess() {
        if (questions.positives().isEmpty()) {
            throw new IllegalArgumentException("no positive label: say which of the labels counts as selected");
        }
        return new Auditing(judged, rows, questions, options, hints).assessment();
    }

    static List<SensitiveFeature> features(List<String> columns, LabelledData rows) {
        return columns.stream()
                .map(column -> GroupColumn.named(column, rows).feature(rows))
                .toList();
    }
}
