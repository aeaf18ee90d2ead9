package io.crema.finetune.fairness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sentences that differ only in whom they speak of: one row a sentence, one form a variant.
 *
 * @param kind what is swapped: identities, names, pronouns
 * @param variants the forms' subjects, at least two
 * @param texts {@code [sentence][variant]}, at least two sentences
 * @param skipped how many texts were left out, as they hold nothing to swap or nothing that can be swapped surely
 */
public record Counterfactuals(String kind, List<Variant> variants, List<List<String>> texts, int skipped) {
    private static final String IDENTITY = "identity";
    private static final String NAME = "name";
    private static final List<String> PRONOUN_FORMS = List.of("they", "them", "their", "theirs", "themselves");

    public Counterfactuals {
        variants = List.copyOf(variants);
        texts = texts.stream().map(List::copyOf).toList();
        if (variants.size() < 2) {
            throw new IllegalArgumentException("a swap needs at least two variants, not " + variants);
        }
        if (texts.size() < 2) {
            throw new BiasException(
                    "a swap of " + kind + " needs at least two sentences, found " + texts.size() + " (" + skipped
                            + " left out)",
                    BiasException.Remedy.MORE_SENTENCES);
        }
        for (List<String> forms : texts) {
            if (forms.size() != variants.size()) {
                throw new IllegalArgumentException(
                        forms.size() + " forms of a sentence for " + variants.size() + " variants: " + forms);
            }
        }
    }

    /** Identity terms of seven groups in 24 benign sentences. */
    public static Counterfactuals identities() {
        return identities(SwapSets.templates("identity-templates.tsv"));
    }

    /** The same identity terms in sentences of one's own, each with {@code {identity}} where an adjective fits. */
    public static Counterfactuals identities(List<String> templates) {
        return ofTerms("identities", "identities.tsv", IDENTITY, templates);
    }

    /** Forty first names in 24 benign sentences. */
    public static Counterfactuals names() {
        return names(SwapSets.templates("name-templates.tsv"));
    }

    /** The same first names in sentences of one's own, each with {@code {name}}. */
    public static Counterfactuals names(List<String> templates) {
        return ofTerms("names", "first-names.tsv", NAME, templates);
    }

    /** He, she and they in 24 benign sentences. */
    public static Counterfactuals pronouns() {
        List<Variant> variants = new ArrayList<>();
        List<Map<String, String>> forms = new ArrayList<>();
        for (List<String> row : SwapSets.rows("pronouns.tsv")) {
            variants.add(new Variant("pronouns", row.get(0)));
            forms.add(Template.values(PRONOUN_FORMS, row));
        }
        return of("pronouns", variants, forms, Template.all(SwapSets.templates("pronoun-templates.tsv")));
    }

    /**
     * One's own texts as written and with words swapped; texts in which nothing can be swapped surely are left out and
     * counted.
     */
    public static Counterfactuals swapped(String kind, List<String> texts, WordSwap swap) {
        List<List<String>> pairs = new ArrayList<>();
        for (String text : texts) {
            Optional<String> swapped = swap.apply(text);
            swapped.ifPresent(other -> pairs.add(List.of(text, other)));
        }
        List<Variant> variants = List.of(new Variant(kind, "as written"), new Variant(kind, "swapped"));
        return new Counterfactuals(kind, variants, pairs, texts.size() - pairs.size());
    }

    private static Counterfactuals ofTerms(String kind, String resource, String slot, List<String> templates) {
        for (String template : templates) {
            if (!template.contains("{" + slot + "}")) {
                throw new IllegalArgumentException(
                        "no {" + slot + "} in the sentence \"" + template + "\": write it where the swapped word goes");
            }
        }
        return ofTerms(
                kind,
                SwapSets.rows(resource).stream()
                        .map(row -> new Variant(row.get(0), row.get(1)))
                        .toList(),
                slot,
                templates);
    }

    /** Each sentence with each term in its slot. */
    static Counterfactuals ofTerms(String kind, List<Variant> terms, String slot, List<String> templates) {
        List<Map<String, String>> values =
                terms.stream().map(term -> Map.of(slot, term.name())).toList();
        return of(kind, terms, values, Template.all(templates));
    }

    private static Counterfactuals of(
            String kind, List<Variant> variants, List<Map<String, String>> values, List<Template> templates) {
        List<List<String>> texts = templates.stream()
                .map(template -> values.stream().map(template::fill).toList())
                .toList();
        return new Counterfactuals(kind, variants, texts, 0);
    }
}
