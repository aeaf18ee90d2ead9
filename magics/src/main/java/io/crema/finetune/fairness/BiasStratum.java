package io.crema.finetune.fairness;

import java.util.List;

/**
 * The groups and gaps of one stratum of the control features; of all rows, without a name, where there are none.
 *
 * @param name {@code job = none}; empty without control features
 * @param groups the groups' lines, empty intersections too
 * @param overall all rows of the stratum pooled
 * @param gaps in the order of {@link Criterion}, each as difference and as ratio
 * @param scores of each group that has rows; none where the predictions have no probabilities
 * @param footnotes what is undefined, empty or small, a sentence each
 * @param summary what it comes to, in plain words
 */
public record BiasStratum(
        String name,
        List<GroupRow> groups,
        GroupRow overall,
        List<Gap> gaps,
        List<GroupScores> scores,
        List<String> footnotes,
        List<String> summary) {
    public BiasStratum {
        groups = List.copyOf(groups);
        gaps = List.copyOf(gaps);
        scores = List.copyOf(scores);
        footnotes = List.copyOf(footnotes);
        summary = List.copyOf(summary);
    }

    /**
     * The gap of one disparity.
     *
     * @throws IllegalArgumentException if the stratum has not this gap
     */
    public Gap gap(Criterion criterion, Disparity.Form form) {
        return gaps.stream()
                .filter(gap -> gap.disparity().criterion() == criterion
                        && gap.disparity().form() == form)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + criterion.title() + " among the gaps"));
    }
}
