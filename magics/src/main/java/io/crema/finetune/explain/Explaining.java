package io.crema.finetune.explain;

import io.crema.finetune.data.DataException;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Examples and what is to be explained of them; a method's name runs it. Immutable.
 *
 * <pre>{@code
 * run.explain("not bad at all").target("positive").integratedGradients(50)
 * }</pre>
 */
public final class Explaining {
    private final Explainable model;
    private final List<String> examples;
    private final Progress progress;
    private final Wish wish;

    /** @param checked whether faithfulness is measured */
    private record Wish(
            List<String> notes,
            Optional<String> target,
            Optional<AttributionBaseline> baseline,
            boolean checked,
            long seed) {
        static final Wish USUAL = new Wish(List.of(), Optional.empty(), Optional.empty(), false, 42);
    }

    private Explaining(Explainable model, List<String> examples, Progress progress, Wish wish) {
        this.model = model;
        this.examples = List.copyOf(examples);
        this.progress = progress;
        this.wish = wish;
    }

    /**
     * Begins.
     *
     * @param classifier stays its owner's
     * @param examples texts, the references of pictures, or rows of numbers
     * @param progress heard of after each example
     * @throws IllegalArgumentException if there is no example, or one is empty
     */
    public static Explaining of(Classifier classifier, List<String> examples, Progress progress) {
        return of(new LabelScores(classifier), examples, progress);
    }

    /**
     * Begins with texts that a language model goes on with: explained is the token that comes next.
     *
     * @param model stays its owner's
     * @throws IllegalArgumentException if there is no text, or one is empty
     */
    public static Explaining of(LanguageModel model, List<String> texts, Progress progress) {
        return of(new TokenScores(model), texts, progress);
    }

    private static Explaining of(Explainable model, List<String> examples, Progress progress) {
        if (examples.isEmpty() || examples.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("there is nothing to explain: the text is empty");
        }
        return new Explaining(model, examples, progress, Wish.USUAL);
    }

    /**
     * Begins with one row of data.
     *
     * @param row its number in the data that were read
     * @throws DataException if no part has it
     */
    public static Explaining ofRow(Classifier classifier, SplitData data, int row, Progress progress) {
        ChosenRows chosen = ChosenRows.numbered(data, row);
        return of(classifier, chosen.examples(), progress).noted(chosen.notes());
    }

    /**
     * Begins with the rows where the model is most sure of a label that is not theirs.
     *
     * @param most how many rows, at least 1
     * @throws DataException if it is wrong on none, or the rows have a label that it does not know
     */
    public static Explaining ofErrors(Classifier classifier, LabelledData part, int most, Progress progress) {
        ChosenRows chosen = ChosenRows.errors(classifier, part, most, progress);
        return of(classifier, chosen.examples(), progress).noted(chosen.notes());
    }

    private Explaining with(Wish other) {
        return new Explaining(model, examples, progress, other);
    }

    /**
     * Why this label, or this next token, and not the one that the model gave.
     *
     * @throws IllegalArgumentException if the model has no such answer
     */
    public Explaining target(String label) {
        model.place(label);
        return with(new Wish(wish.notes(), Optional.of(label), wish.baseline(), wish.checked(), wish.seed()));
    }

    /**
     * Compared with something else than the usual: {@code [PAD]} in place of words, a black picture, or the mean of a
     * table's training rows.
     */
    public Explaining baseline(AttributionBaseline other) {
        return with(new Wish(wish.notes(), wish.target(), Optional.of(other), wish.checked(), wish.seed()));
    }

    /**
     * Measures also whether the attribution is faithful to the model.
     *
     * @throws IllegalArgumentException if it is a language model
     */
    public Explaining checked() {
        model.requireHead();
        return with(new Wish(wish.notes(), wish.target(), wish.baseline(), true, wish.seed()));
    }

    /** Draws from another seed: the orders of Shapley values and of the checks, and random heads. */
    public Explaining seeded(long seed) {
        return with(new Wish(wish.notes(), wish.target(), wish.baseline(), wish.checked(), seed));
    }

    /** Says something of each example, in their order. */
    public Explaining noted(List<String> notes) {
        return with(new Wish(List.copyOf(notes), wish.target(), wish.baseline(), wish.checked(), wish.seed()));
    }

    /** By {@link IntegratedGradients}, from so many steps on. */
    public Explanations integratedGradients(int steps) {
        return by(IntegratedGradients.from(steps));
    }

    /** By {@link InputTimesGradient}. */
    public Explanations inputTimesGradient() {
        return by(new InputTimesGradient());
    }

    /** By {@link Occlusion}. */
    public Explanations occlusion() {
        return by(new Occlusion());
    }

    /** By {@link ShapleyValues}, from so many pairs of orders where not all sets are tried. */
    public Explanations shapley(int pairs) {
        return by(new ShapleyValues(pairs, wish.seed()));
    }

    /**
     * By a method.
     *
     * @throws IllegalArgumentException if an example has nothing to explain, or no such baseline
     * @throws CancellationException if cancelled between two batches
     */
    public Explanations by(AttributionMethod method) {
        List<Explanation> explanations = new ArrayList<>();
        Preparation preparation = model.preparation();
        Explanation.Baseline baseline = preparation.baseline(wish.baseline());
        try (ExplainedModel asked = model.open(progress)) {
            for (int i = 0; i < examples.size(); i++) {
                Prepared prepared = preparation.of(asked, examples.get(i), baseline.kind());
                String note = i < wish.notes().size() ? wish.notes().get(i) : "";
                explanations.add(explanation(asked, method, prepared, baseline, note));
                progress.at(i + 1, examples.size());
            }
        }
        return new Explanations(model.name(), explanations);
    }

    private Explanation explanation(
            ExplainedModel asked,
            AttributionMethod method,
            Prepared prepared,
            Explanation.Baseline baseline,
            String note) {
        double[] outputs = prepared.whole().meaning(asked);
        int predicted = greatest(outputs);
        int target = wish.target().map(model::place).orElse(predicted);
        Attribution attribution = method.attribute(new ExampleScore(asked, prepared.subject(), target));
        var answer = new Explanation.Answer(
                model.answer(target), outputs[target], model.answer(predicted), model.isProbability());
        return new Explanation(
                prepared.explained(),
                note,
                answer,
                method,
                baseline,
                attribution,
                wish.checked()
                        ? Optional.of(faithfulness(asked, prepared, method.repeated(), attribution, target))
                        : Optional.empty());
    }

    private static int greatest(double... values) {
        return IntStream.range(0, values.length)
                .reduce((best, each) -> values[each] > values[best] ? each : best)
                .orElseThrow();
    }

    private Faithfulness faithfulness(
            ExplainedModel asked, Prepared prepared, AttributionMethod method, Attribution attribution, int target) {
        return Faithfulness.of(
                attribution.parts(),
                kept -> Arrays.stream(prepared.reduced().meaning(asked, kept))
                        .mapToDouble(row -> row[target])
                        .toArray(),
                seed -> {
                    try (ExplainedModel other = asked.withRandomHead(seed)) {
                        return method.attribute(new ExampleScore(other, prepared.subject(), target))
                                .parts();
                    }
                },
                wish.seed());
    }
}
