package io.crema.finetune.fairness;

import io.crema.finetune.metrics.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a model's decisions fall on groups of people: rates by group with intervals, gaps with the band that chance would
 * give them, and what that comes to in plain words.
 *
 * @param positive the label that counts as selected
 * @param sensitive the sensitive features' names; several mean their intersections
 * @param control the control features' names
 * @param strata one for each value of the control features; one without a name where there are none
 */
public record BiasReport(
        String positive, List<String> sensitive, List<String> control, List<BiasStratum> strata, BiasOptions options) {
    /** What every reader of a report should know. */
    public static final String CAUTION = "A gap inside its band is no proof of parity, some gaps leave it by chance"
            + " alone, and these rates know nothing of how the labels came about. Assess with the people concerned before use.";

    public BiasReport {
        sensitive = List.copyOf(sensitive);
        control = List.copyOf(control);
        strata = List.copyOf(strata);
    }

    /** Without control features. */
    public static BiasReport of(
            Predictions predictions, String positive, List<SensitiveFeature> sensitive, BiasOptions options) {
        return of(predictions, positive, sensitive, List.of(), options);
    }

    /**
     * Assesses the predictions.
     *
     * @param positive the label that counts as selected; all others are against it
     * @param sensitive one value a row each, in the order of the predictions
     * @throws IllegalArgumentException if there is no such label, no sensitive feature, or one group only
     */
    public static BiasReport of(
            Predictions predictions,
            String positive,
            List<SensitiveFeature> sensitive,
            List<SensitiveFeature> control,
            BiasOptions options) {
        return of(Decisions.of(predictions, positive), positive, sensitive, control, options);
    }

    static BiasReport of(
            Decisions decisions,
            String positive,
            List<SensitiveFeature> sensitive,
            List<SensitiveFeature> control,
            BiasOptions options) {
        Grouping grouping = MetricFrame.requireGroups(decisions, sensitive, options.undefined());
        Assessment assessment = new Assessment(positive, options);
        List<BiasStratum> strata = new ArrayList<>();
        for (Stratum stratum : Stratum.all(decisions, grouping, control)) {
            strata.add(assessment.of(stratum, nameOf(stratum, control)));
        }
        return new BiasReport(positive, names(sensitive), names(control), strata, options);
    }

    /** {@code job = none}; nothing where there is nothing to control for. */
    private static String nameOf(Stratum stratum, List<SensitiveFeature> control) {
        return control.isEmpty() ? "" : String.join(Grouping.AND, names(control)) + " = " + stratum.name();
    }

    private static List<String> names(List<SensitiveFeature> features) {
        return features.stream().map(SensitiveFeature::name).toList();
    }

    /** The heading, with the label that counts as selected: {@code Bias report: sex & age, positive = great}. */
    public String title() {
        String controlled = control.isEmpty() ? "" : ", within " + String.join(Grouping.AND, control);
        return "Bias report: " + sensitive.stream().collect(Collectors.joining(Grouping.AND)) + controlled
                + ", positive = " + positive;
    }

    /** The one stratum of a report without control features; with them, the first. */
    public BiasStratum only() {
        return strata.get(0);
    }

    /** What it comes to in plain words, of all strata; the last sentence is the caution. */
    public List<String> summary() {
        List<String> sentences = new ArrayList<>();
        strata.forEach(stratum -> stratum.summary()
                .forEach(sentence ->
                        sentences.add(stratum.name().isEmpty() ? sentence : stratum.name() + ": " + sentence)));
        sentences.add(CAUTION);
        return List.copyOf(sentences);
    }
}
