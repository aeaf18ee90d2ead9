package io.crema.finetune;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.fairness.BiasException;
import io.crema.finetune.fairness.BiasOptions;
import io.crema.finetune.fairness.BiasReport;
import io.crema.finetune.fairness.Counterfactuals;
import io.crema.finetune.fairness.Criterion;
import io.crema.finetune.fairness.MacroGaps;
import io.crema.finetune.fairness.Mitigation;
import io.crema.finetune.fairness.SensitiveFeature;
import io.crema.finetune.fairness.SwapFile;
import io.crema.finetune.fairness.Undefined;
import io.crema.finetune.metrics.Predictions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * An assessment of how decisions fall on groups of people, about to be made: whose decisions, on which rows, by which
 * columns. It needs nothing of a model but its predictions. Immutable; {@link #assess} makes it.
 */
public final class BiasAudit {
    private final Judged judged;
    private final LabelledData rows;
    private final BiasQuestions questions;
    private final BiasOptions options;

    private BiasAudit(Judged judged, LabelledData rows, BiasQuestions questions, BiasOptions options) {
        this.judged = judged;
        this.rows = rows;
        this.questions = questions;
        this.options = options;
    }

    /** Of a run, on its test part unless said otherwise. */
    public static BiasAudit of(FineTuned run) {
        return of(new Judged.ByRun(run), run.data().test(), run.provenance().seed());
    }

    /**
     * Of predictions that were written down, whatever made them, on the test part unless said otherwise.
     *
     * @param column with the label that was predicted
     */
    public static BiasAudit of(SplitData data, String column) {
        return of(new Judged.Recorded(Optional.of(data), column, Optional.empty()), data.test(), 42);
    }

    /** As above, of rows that were not divided. */
    public static BiasAudit of(LabelledData rows, String column) {
        return of(new Judged.Recorded(Optional.empty(), column, Optional.empty()), rows, 42);
    }

    private static BiasAudit of(Judged judged, LabelledData rows, long seed) {
        return new BiasAudit(judged, rows, BiasQuestions.NONE, BiasOptions.seeded(seed));
    }

    /** Which rows the report is on. */
    public BiasAudit on(LabelledData other) {
        return new BiasAudit(judged, other, questions, options);
    }

    /**
     * The column with the probability of the positive label, for predictions that were written down.
     *
     * @throws IllegalArgumentException if a run makes the predictions, which gives probabilities itself
     */
    public BiasAudit scores(String column) {
        return new BiasAudit(judged.withScores(column), rows, questions, options);
    }

    /** The column that says how often each row counts. */
    public BiasAudit weights(String column) {
        return new BiasAudit(new Judged.Weighted(judged, column), rows, questions, options);
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
        return new BiasAudit(judged, rows, questions, change.apply(options));
    }

    private BiasAudit asking(BiasQuestions others) {
        return new BiasAudit(judged, rows, others, options);
    }

    /**
     * Makes the assessment.
     *
     * @throws IllegalArgumentException if a label, groups or probabilities are missing, or all rows are decided alike
     * @throws io.crema.finetune.data.DataException if the rows cannot be assessed
     */
    public BiasAssessment assess() {
        if (questions.positives().isEmpty()) {
            throw new IllegalArgumentException("no positive label: say which of the labels counts as selected");
        }
        BiasAssessment assessment = BiasAssessment.empty();
        if (!questions.sensitive().isEmpty()) {
            Predictions predictions = predictions();
            assessment = mitigated(byGroup(assessment, predictions), predictions);
        }
        if (questions.swaps().isPresent()) {
            Counterfactuals swaps = questions.swaps().get().apply(rows);
            for (String positive : questions.positives()) {
                assessment = assessment.with(judged.counterfactuals(swaps, positive));
            }
        }
        return assessment;
    }

    private Predictions predictions() {
        Predictions predictions = judged.predictions(rows, questions.positives());
        boolean alike = IntStream.range(0, predictions.size())
                .allMatch(row -> predictions.predicted(row) == predictions.predicted(0));
        if (alike && options.undefined() == Undefined.NA) {
            throw new BiasException(
                    String.format(
                            Locale.ROOT,
                            "every one of the %,d rows is predicted \"%s\": such decisions have no gaps, and say nothing"
                                    + " of any group",
                            predictions.size(),
                            predictions.labels().get(predictions.predicted(0))),
                    BiasException.Remedy.SEE_TO_MODEL);
        }
        return predictions;
    }

    private BiasAssessment byGroup(BiasAssessment before, Predictions predictions) {
        BiasAssessment assessment = before;
        List<SensitiveFeature> control = features(questions.control(), rows);
        for (List<String> columns : questions.featureSets()) {
            List<SensitiveFeature> features = features(columns, rows);
            for (String positive : questions.positives()) {
                assessment = assessment.with(BiasReport.of(predictions, positive, features, control, options));
            }
            if (questions.positives().size() > 1) {
                assessment = assessment.with(MacroGaps.of(predictions, questions.positives(), features, options));
            }
        }
        return assessment;
    }

    private BiasAssessment mitigated(BiasAssessment before, Predictions predictions) {
        BiasAssessment assessment = before;
        for (Remedy remedy : questions.remedies()) {
            for (List<String> columns : questions.featureSets()) {
                var decided = new Mitigation.Rows(predictions, features(columns, rows));
                for (String positive : questions.positives()) {
                    assessment = assessment.with(remedy.tryOn(judged, positive, columns, decided, rows, options));
                }
            }
        }
        return assessment;
    }

    static List<SensitiveFeature> features(List<String> columns, LabelledData rows) {
        return columns.stream()
                .map(column -> GroupColumn.named(column, rows).feature(rows))
                .toList();
    }
}
