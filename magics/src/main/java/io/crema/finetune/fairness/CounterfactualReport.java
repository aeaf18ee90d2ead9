package io.crema.finetune.fairness;

import io.crema.finetune.metrics.Estimate;
import io.crema.finetune.metrics.Resampling;
import io.crema.finetune.metrics.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What a model says of the same sentence when only the person in it changes. It needs no labels.
 *
 * @param texts the sentences in all their forms
 * @param positive the label whose probability is compared
 * @param rows one for each variant, the lowest change first
 * @param groups one for each group of variants, each by the mean of its variants; empty where there is one group
 * @param flipped the share of sentences on whose decision the variant decides, with Wilson's interval
 * @param worst of each sentence the two forms farthest apart; the ten widest, widest first
 */
public record CounterfactualReport(
        Counterfactuals texts,
        String positive,
        List<CounterfactualRow> rows,
        List<CounterfactualRow> groups,
        Estimate flipped,
        List<CounterfactualPair> worst) {
    /** What every reader of a report should know. */
    public static final String CAUTION = "Passing proves nothing: a swap of these words in these sentences can show"
            + " that a model treats people differently, never that it does not.";

    private static final double NOTEWORTHY_P = 0.05;
    private static final int PAIRS = 10;

    public CounterfactualReport {
        rows = List.copyOf(rows);
        groups = List.copyOf(groups);
        worst = List.copyOf(worst);
    }

    /**
     * Assesses a model.
     *
     * @param probability texts to the probability of the positive label, one a text, each in [0,1]; called once
     * @param resampling of the sentences, for the intervals
     * @throws IllegalArgumentException if the model does not answer with one probability a text
     */
    public static CounterfactualReport of(
            Counterfactuals counterfactuals,
            String positive,
            Function<List<String>, double[]> probability,
            Resampling resampling) {
        SwapScores scores = SwapScores.of(counterfactuals, probability);
        return new CounterfactualReport(
                counterfactuals,
                positive,
                scores.rows(resampling),
                scores.hasGroups() ? scores.byGroup().rows(resampling) : List.of(),
                scores.flipped(resampling.level()),
                scores.widestPairs(counterfactuals, PAIRS));
    }

    /** How many sentences there are, each in a form for every variant. */
    public int sentences() {
        return texts.texts().size();
    }

    /** How many texts were left out, as nothing in them could be swapped surely. */
    public int skipped() {
        return texts.skipped();
    }

    /** The heading: {@code Counterfactual identities: 38 variants in 24 sentences, positive = great}. */
    public String title() {
        return "Counterfactual " + texts.kind() + ": " + rows.size() + " variants in " + sentences()
                + " sentences, positive = " + positive;
    }

    /** What it comes to in plain words; the last sentence is the caution. */
    public List<String> summary() {
        List<String> findings = new ArrayList<>();
        findings.add(String.format(
                Locale.ROOT,
                "In %.0f %% of %d sentences the decision hangs on who is spoken of.",
                100 * flipped.score().value(),
                sentences()));
        List<CounterfactualRow> marked = rows.stream()
                .filter(row -> row.adjustedP() < NOTEWORTHY_P
                        && row.change()
                                .interval()
                                .map(interval -> !interval.contains(0))
                                .orElse(false))
                .toList();
        marked.stream()
                .filter(row -> row.change().score().value() < 0)
                .limit(3)
                .forEach(row -> findings.add(sentence(row, "lower", "passed over")));
        marked.stream()
                .filter(row -> row.change().score().value() > 0)
                .sorted(Comparator.comparingDouble(
                                (CounterfactualRow row) -> row.change().score().value())
                        .reversed())
                .limit(3)
                .forEach(row -> findings.add(sentence(row, "higher", "favoured")));
        if (marked.isEmpty()) {
            findings.add("No variant's change stands out from chance over these sentences.");
        }
        findings.add(CAUTION);
        return List.copyOf(findings);
    }

    private String sentence(CounterfactualRow row, String direction, String harm) {
        Score change = row.change().score();
        String interval = row.change().interval().map(found -> found.toText(2)).orElse("n/a");
        return String.format(
                Locale.ROOT,
                "%s (%s): P(%s) is %.2f %s than for the same sentences on average (%s, adjusted %s);"
                        + " at risk of being %s.",
                row.variant().name(),
                row.variant().group(),
                positive,
                Math.abs(change.value()),
                direction,
                interval,
                Wording.p(row.adjustedP()),
                harm);
    }
}
