package io.crema.finetune.fairness;

import io.crema.finetune.metrics.Predictions;
import java.util.ArrayList;
import java.util.List;

/**
 * The gaps of several labels as one: each label against the rest, then the mean over the labels that have such a gap.
 *
 * @param positives the labels
 * @param sensitive the sensitive features' names; several mean their intersections
 * @param gaps in the order of {@link Criterion}, each as difference and as ratio
 */
public record MacroGaps(List<String> positives, List<String> sensitive, List<Gap> gaps, BiasOptions options) {
    public MacroGaps {
        positives = List.copyOf(positives);
        sensitive = List.copyOf(sensitive);
        gaps = List.copyOf(gaps);
    }

    /**
     * Of all rows; the groups are shuffled once for all labels, since one prediction decides on all of them.
     *
     * @throws IllegalArgumentException if there are fewer than two labels, one that is not there, or one group only
     */
    public static MacroGaps of(
            Predictions predictions, List<String> positives, List<SensitiveFeature> sensitive, BiasOptions options) {
        if (positives.size() < 2) {
            throw new IllegalArgumentException("a mean over labels needs at least two, not " + positives);
        }
        List<Decisions> decisions = new ArrayList<>();
        positives.forEach(label -> decisions.add(Decisions.of(predictions, label)));
        Grouping grouping = MetricFrame.requireGroups(decisions.get(0), sensitive, options.undefined());
        return new MacroGaps(
                positives,
                sensitive.stream().map(SensitiveFeature::name).toList(),
                new Permutations(decisions, grouping, options).test(Disparity.all(options.method())),
                options);
    }

    /** The heading: {@code Mean over a, b and c, each against the rest: sex}. */
    public String title() {
        return "Mean over " + String.join(", ", positives) + ", each against the rest: "
                + String.join(Grouping.AND, sensitive);
    }
}
