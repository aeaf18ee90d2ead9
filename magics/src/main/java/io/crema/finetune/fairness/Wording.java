package io.crema.finetune.fairness;

import io.crema.finetune.metrics.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A report's sentences: they assess, name the possible harm and who bears it, and pass no verdict. */
final class Wording {
    private final String positive;
    private final BiasOptions options;

    Wording(String positive, BiasOptions options) {
        this.positive = positive;
        this.options = options;
    }

    /** What is undefined, empty or small. */
    List<String> footnotes(List<GroupRow> groups, GroupRow overall, List<Gap> gaps) {
        List<String> notes = new ArrayList<>();
        Score selected = overall.score(GroupMetric.SELECTION_RATE);
        if (selected.isDefined() && selected.value() == 0) {
            notes.add("No positive predictions: no row was predicted " + positive
                    + ", so equal selection rates say nothing here.");
        }
        for (GroupRow group : groups) {
            if (group.rows() == 0) {
                notes.add(group.name() + ": no rows, left out of every gap.");
            } else {
                notes.addAll(ofGroup(group));
            }
        }
        onOneRateAlone(gaps).ifPresent(notes::add);
        if (options.undefined() == Undefined.FAIRLEARN) {
            notes.add("Rates without rows count as 0, as in Fairlearn: a group without positives widens gaps.");
        }
        return notes;
    }

    private List<String> ofGroup(GroupRow group) {
        List<String> notes = new ArrayList<>();
        if (group.small()) {
            notes.add(group.name() + ": " + group.rows() + (group.rows() == 1 ? " row" : " rows") + ", fewer than "
                    + options.minimumGroup() + "; its rates are rough, and widen gaps.");
        }
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (GroupRate rate : group.rates()) {
            Score score = rate.estimate().score();
            if (!score.isDefined()) {
                byReason.computeIfAbsent(score.reason(), reason -> new ArrayList<>())
                        .add(rate.metric().title());
            }
        }
        byReason.forEach((reason, rates) -> notes.add(
                group.name() + ": " + String.join(", ", rates) + " n/a (" + reason + "), left out of their gaps."));
        return notes;
    }

    private static Optional<String> onOneRateAlone(List<Gap> gaps) {
        return gaps.stream()
                .filter(gap -> gap.disparity().form() == Disparity.Form.DIFFERENCE)
                .filter(gap -> !gap.score().isDefined())
                .map(gap -> gap.disparity().criterion())
                .filter(criterion ->
                        criterion == Criterion.EQUAL_OPPORTUNITY || criterion == Criterion.PREDICTIVE_EQUALITY)
                .findFirst()
                .map(criterion -> "Equalized odds looks at what is left, as the "
                        + criterion.metrics().get(0).title() + " has no gap.");
    }

    /** A sentence each on who is selected, passed over and wrongly selected. */
    List<String> summary(List<GroupRow> groups, List<Gap> gaps) {
        List<String> sentences = new ArrayList<>();
        for (Gap gap : gaps) {
            if (gap.disparity().form() == Disparity.Form.DIFFERENCE) {
                switch (gap.disparity().criterion()) {
                    case DEMOGRAPHIC_PARITY -> sentences.add(sentence(gap, GroupMetric.SELECTION_RATE, groups));
                    case EQUAL_OPPORTUNITY -> sentences.add(sentence(gap, GroupMetric.FALSE_NEGATIVE_RATE, groups));
                    case PREDICTIVE_EQUALITY -> sentences.add(sentence(gap, GroupMetric.FALSE_POSITIVE_RATE, groups));
                    // Its two rates have a sentence each already.
                    case EQUALIZED_ODDS -> {}
                }
            }
        }
        return sentences;
    }

    private String sentence(Gap gap, GroupMetric metric, List<GroupRow> groups) {
        String name = gap.disparity().title();
        return gap.test()
                .map(test -> {
                    String figures = String.format(
                            Locale.ROOT,
                            "%s %.2f, by chance up to %.2f, %s",
                            name,
                            gap.score().value(),
                            test.upper(),
                            p(test.p()));
                    return gap.isOutsideBand()
                            ? harm(metric, groups) + " The gap is wider than chance makes it (" + figures + ")."
                            : "No gap beyond chance in the " + metric.title() + " was found on these rows (" + figures
                                    + "), which does not show that there is none.";
                })
                .orElseGet(() -> "The " + name + " is " + gap.score().toText(2) + ".");
    }

    private String harm(GroupMetric metric, List<GroupRow> groups) {
        List<GroupRow> ranked = groups.stream()
                .filter(group -> group.score(metric).isDefined())
                .sorted(Comparator.comparingDouble(
                        (GroupRow group) -> group.score(metric).value()))
                .toList();
        String least = described(ranked.get(0), metric);
        String most = described(ranked.get(ranked.size() - 1), metric);
        return switch (metric) {
            case FALSE_NEGATIVE_RATE ->
                "Of the rows that truly are " + positive + ", " + most + " is passed over most often, " + least
                        + " least.";
            case FALSE_POSITIVE_RATE ->
                "Of the rows that truly are not " + positive + ", " + most + " is wrongly predicted " + positive
                        + " most often, " + least + " least.";
            case SELECTION_RATE, TRUE_POSITIVE_RATE, TRUE_NEGATIVE_RATE, ACCURACY, PRECISION ->
                most + " is predicted " + positive + " most often, " + least + " least.";
        };
    }

    private static String described(GroupRow group, GroupMetric metric) {
        GroupRate rate = group.rate(metric);
        return String.format(
                Locale.ROOT,
                "%s (%.0f %% of %d %s)",
                group.name(),
                100 * rate.estimate().score().value(),
                rate.rows(),
                metric.base());
    }

    /** {@code p = 0.012}, or {@code p < 0.001}. */
    static String p(double p) {
        return p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", p);
    }
}
