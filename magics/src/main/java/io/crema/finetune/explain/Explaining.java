package io.crema.finetune.explain;

import io.crema.finetune.data.DataException;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.FeatureInputs;
import io.crema.finetune.model.ImageInputs;
import io.crema.finetune.model.Inputs;
import io.crema.finetune.model.Preprocessor;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.TextPreprocessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Examples and what is to be explained of them; a method's name runs it. Immutable.
 *
 * <pre>{@code
 * run.explain("not bad at all").target("positive").integratedGradients(50)
 * }</pre>
 */
public final class Explaining {
    private final Classifier classifier;
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

    private Explaining(Classifier classifier, List<String> examples, Progress progress, Wish wish) {
        this.classifier = classifier;
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
        if (examples.isEmpty() || examples.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("there is nothing to explain: the text is empty");
        }
        return new Explaining(classifier, examples, progress, Wish.USUAL);
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
        return new Explaining(classifier, examples, progress, other);
    }

    /** Why this label, and not the one that the model gave. */
    public Explaining target(String label) {
        if (!classifier.labels().contains(label)) {
            throw new IllegalArgumentException(
                    "no label \"" + label + "\" (labels: " + String.join(", ", classifier.labels()) + ")");
        }
        return with(new Wish(wish.notes(), Optional.of(label), wish.baseline(), wish.checked(), wish.seed()));
    }

    /** Compared with something else than the usual: {@code [PAD]} in place of words, or a black picture. */
    public Explaining baseline(AttributionBaseline other) {
        return with(new Wish(wish.notes(), wish.target(), Optional.of(other), wish.checked(), wish.seed()));
    }

    /** Measures also whether the attribution is faithful to the model. */
    public Explaining checked() {
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
        try (ExplainedModel model = ExplainedModel.of(classifier, progress)) {
            for (int i = 0; i < examples.size(); i++) {
                String note = i < wish.notes().size() ? wish.notes().get(i) : "";
                explanations.add(explanation(model, method, examples.get(i), note));
                progress.at(i + 1, examples.size());
            }
        }
        return new Explanations(classifier.pretrained().name(), explanations);
    }

    private Explanation explanation(ExplainedModel model, AttributionMethod method, String example, String note) {
        Preprocessor preprocessor = classifier.pretrained().preprocessor();
        AttributionBaseline baseline = wish.baseline().orElse(usual(preprocessor));
        Prepared prepared = prepared(model, preprocessor, baseline, example);
        double[] outputs = model.meaning(prepared.inputs())[0];
        List<Double> said = Arrays.stream(outputs).boxed().toList();
        int predicted = said.indexOf(Collections.max(said));
        int target = wish.target().map(classifier.labels()::indexOf).orElse(predicted);
        Attribution attribution = method.attribute(new ExampleScore(model, prepared.subject(), target));
        var answer = new Explanation.Answer(
                classifier.labels().get(target),
                outputs[target],
                classifier.labels().get(predicted),
                !classifier.objective().name().equals("regression"));
        return new Explanation(
                prepared.explained(),
                note,
                answer,
                method,
                baseline,
                attribution,
                wish.checked()
                        ? Optional.of(faithfulness(model, prepared, method.repeated(), attribution, target))
                        : Optional.empty());
    }

    private static AttributionBaseline usual(Preprocessor preprocessor) {
        return switch (preprocessor.kind()) {
            case "texts" -> AttributionBaseline.PAD;
            case "pictures" -> AttributionBaseline.BLACK;
            default -> AttributionBaseline.ZERO;
        };
    }

    private static Prepared prepared(
            ExplainedModel model, Preprocessor preprocessor, AttributionBaseline baseline, String example) {
        if (preprocessor instanceof TextPreprocessor texts) {
            return new TextPreparation(texts, baseline).of(model, example);
        }
        Inputs inputs = preprocessor.inputs(List.of(example));
        if (inputs instanceof ImageInputs pictures) {
            return new PicturePreparation(baseline).of(example, pictures);
        }
        if (inputs instanceof FeatureInputs rows) {
            return new RowPreparation().of(rows);
        }
        throw new IllegalArgumentException("there is no explanation of " + preprocessor.kind());
    }

    private Faithfulness faithfulness(
            ExplainedModel model, Prepared prepared, AttributionMethod method, Attribution attribution, int target) {
        return Faithfulness.of(
                attribution.parts(),
                kept -> Arrays.stream(prepared.reduced().meaning(model, kept))
                        .mapToDouble(row -> row[target])
                        .toArray(),
                seed -> {
                    try (ExplainedModel other = model.withRandomHead(seed)) {
                        return method.attribute(new ExampleScore(other, prepared.subject(), target))
                                .parts();
                    }
                },
                wish.seed());
    }
}
