package io.crema.finetune.fairness;

import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.metrics.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What an attempt to narrow gaps did: the same rows before and after. It is fitted on other rows than those it is
 * reported on.
 *
 * @param method what was done: {@code thresholds for equalized odds}
 * @param price what it needs and what it was fitted on, a sentence each
 * @param changes of accuracy first, then of the gaps
 * @param rules of the groups' thresholds; none for other methods
 */
public record Mitigation(
        String method,
        List<String> price,
        BiasReport before,
        BiasReport after,
        List<PairedChange> changes,
        List<GroupThresholds.Rule> rules) {
    /** What training on reweighed rows is called. */
    public static final String REWEIGHING = "reweighing";

    /** What every reader should know. */
    public static final String CAUTION = "A narrower gap by one criterion can go with a wider one by another, and no"
            + " mitigation mends labels that were unjust to begin with.";

    public Mitigation {
        price = List.copyOf(price);
        changes = List.copyOf(changes);
        rules = List.copyOf(rules);
    }

    /** Rows with their groups. */
    public record Rows(Predictions predictions, List<SensitiveFeature> sensitive) {
        public Rows {
            sensitive = List.copyOf(sensitive);
        }

        private Grouping grouping(Undefined undefined, Decisions decisions) {
            return MetricFrame.requireGroups(decisions, sensitive, undefined);
        }
    }

    /**
     * Group thresholds, fitted on some rows and reported on others.
     *
     * @throws IllegalArgumentException if predictions come without probabilities, or a group that is reported on has no
     *     rows to fit on
     */
    public static Mitigation thresholds(
            Criterion criterion, String positive, Rows validation, Rows test, BiasOptions options) {
        Decisions fitting = Decisions.of(validation.predictions(), positive);
        Decisions before = Decisions.of(test.predictions(), positive);
        GroupThresholds thresholds =
                GroupThresholds.fit(criterion, fitting, validation.grouping(options.undefined(), fitting));
        Decisions after = thresholds.applyTo(before, test.grouping(options.undefined(), before), options.seed());
        String features = String.join(
                " and ", test.sensitive().stream().map(SensitiveFeature::name).toList());
        List<String> price = List.of(
                "It needs the value of " + features + " for every row that is to be predicted.",
                String.format(
                        Locale.ROOT,
                        "Fitted on the %,d rows of the validation part; where a group's rule has two thresholds, a coin"
                                + " of seed %d decides between them.",
                        fitting.size(),
                        options.seed()));
        return of(thresholdsFor(criterion), price, positive, test.sensitive(), before, after, options)
                .with(thresholds.rules());
    }

    /**
     * The same rows predicted by a model that was trained on reweighed rows.
     *
     * @throws IllegalArgumentException if the predictions are of other rows
     */
    public static Mitigation reweighing(
            String positive, Rows test, Predictions retrained, int trainingRows, BiasOptions options) {
        Decisions before = Decisions.of(test.predictions(), positive);
        Decisions after = Decisions.of(retrained, positive);
        List<String> price = List.of(String.format(
                Locale.ROOT,
                "Trained anew on the same %,d rows, weighed so that labels and groups have nothing to do with each other;"
                        + " predicting needs no sensitive value.",
                trainingRows));
        return of(REWEIGHING, price, positive, test.sensitive(), before, after, options);
    }

    /** What such thresholds are called: {@code thresholds for equalized odds}. */
    public static String thresholdsFor(Criterion criterion) {
        return "thresholds for " + criterion.title();
    }

    private static Mitigation of(
            String method,
            List<String> price,
            String positive,
            List<SensitiveFeature> sensitive,
            Decisions before,
            Decisions after,
            BiasOptions options) {
        return new Mitigation(
                method,
                price,
                BiasReport.of(before, positive, sensitive, List.of(), options),
                BiasReport.of(after, positive, sensitive, List.of(), options),
                Changes.between(before, after, Grouping.of(sensitive, before.size()), options),
                List.of());
    }

    private Mitigation with(List<GroupThresholds.Rule> others) {
        return new Mitigation(method, price, before, after, changes, others);
    }

    /** The heading: {@code Mitigation by thresholds for equalized odds: sex, positive = good}. */
    public String title() {
        return title(method, before.sensitive(), before.positive());
    }

    /** The heading of one that may not have been made. */
    public static String title(String method, List<String> sensitive, String positive) {
        return "Mitigation by " + method + ": " + String.join(Grouping.AND, sensitive) + ", positive = " + positive;
    }

    /** What it comes to in plain words; the last sentence is the caution. */
    public List<String> summary() {
        List<String> sentences = new ArrayList<>();
        Score selected = after.only().overall().score(GroupMetric.SELECTION_RATE);
        if (selected.isDefined() && (selected.value() == 0 || selected.value() == 1)) {
            sentences.add("Afterwards " + (selected.value() == 1 ? "every row" : "no row") + " is predicted "
                    + after.positive() + ": gaps are gone because nobody is told apart any more.");
        }
        changes.forEach(change -> sentences.add(sentence(change)));
        sentences.addAll(price);
        sentences.add(CAUTION);
        return List.copyOf(sentences);
    }

    private String sentence(PairedChange change) {
        if (!change.change().score().isDefined()) {
            return "The " + change.title() + " has no change: "
                    + change.change().score().toText(2) + ".";
        }
        double difference = change.change().score().value();
        boolean noise =
                change.change().interval().map(interval -> interval.contains(0)).orElse(true);
        return String.format(
                Locale.ROOT,
                "The %s goes from %s to %s (%+.3f%s, n = %,d%s).",
                change.title(),
                change.before().toText(3),
                change.after().toText(3),
                difference,
                change.change()
                        .interval()
                        .map(interval -> ", paired interval " + interval.toText(3))
                        .orElse(""),
                before.only().overall().rows(),
                noise ? "; within the noise of these rows" : "");
    }
}
