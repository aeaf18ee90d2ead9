package io.crema.finetune;

import io.crema.finetune.data.DataException;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.fairness.BiasException;
import io.crema.finetune.fairness.BiasOptions;
import io.crema.finetune.fairness.BiasReport;
import io.crema.finetune.fairness.CounterfactualReport;
import io.crema.finetune.fairness.Counterfactuals;
import io.crema.finetune.fairness.MacroGaps;
import io.crema.finetune.fairness.Mitigation;
import io.crema.finetune.fairness.Refusal;
import io.crema.finetune.fairness.SensitiveFeature;
import io.crema.finetune.fairness.Undefined;
import io.crema.finetune.metrics.Predictions;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Makes an assessment, part by part. What is asked of groups must be there; a mitigation or swaps that cannot be made
 * beside it take nothing away from it, and are told of in their place.
 *
 * @param hints what to do about a part that cannot be made
 */
record Auditing(
        Judged judged,
        LabelledData rows,
        BiasQuestions questions,
        BiasOptions options,
        Function<BiasException, String> hints) {

    BiasAssessment assessment() {
        BiasAssessment assessment = BiasAssessment.empty();
        if (!questions.sensitive().isEmpty()) {
            Predictions predictions = predictions();
            assessment = mitigated(byGroup(assessment, predictions), predictions);
        }
        return questions.swaps().isPresent()
                ? swapped(assessment, questions.swaps().get())
                : assessment;
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
        List<SensitiveFeature> control = BiasAudit.features(questions.control(), rows);
        for (List<String> columns : questions.featureSets()) {
            List<SensitiveFeature> features = BiasAudit.features(columns, rows);
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
                var decided = new Mitigation.Rows(predictions, BiasAudit.features(columns, rows));
                for (String positive : questions.positives()) {
                    assessment = orRefused(
                            assessment,
                            Mitigation.title(remedy.method(), columns, positive),
                            soFar -> soFar.with(remedy.tryOn(judged, positive, columns, decided, rows, options)));
                }
            }
        }
        return assessment;
    }

    /** Where nothing else is asked, there is nothing to show, and a refusal is one of the whole. */
    private BiasAssessment swapped(BiasAssessment before, Function<LabelledData, Counterfactuals> asked) {
        UnaryOperator<BiasAssessment> swapping = soFar -> {
            BiasAssessment assessment = soFar;
            for (CounterfactualReport report : judged.counterfactuals(() -> asked.apply(rows), questions.positives())) {
                assessment = assessment.with(report);
            }
            return assessment;
        };
        return before.byGroup().isEmpty() ? swapping.apply(before) : orRefused(before, Refusal.SWAPS, swapping);
    }

    private BiasAssessment orRefused(BiasAssessment soFar, String title, UnaryOperator<BiasAssessment> part) {
        try {
            return part.apply(soFar);
        } catch (BiasException e) {
            return soFar.with(new Refusal(title, e.summary(), hints.apply(e)));
        } catch (DataException e) {
            return soFar.with(new Refusal(title, e.summary(), e.hint().replaceFirst("\\.$", "")));
        }
    }
}
