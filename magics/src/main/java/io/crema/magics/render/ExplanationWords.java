package io.crema.magics.render;

import io.crema.finetune.explain.Attribution;
import io.crema.finetune.explain.Explained;
import io.crema.finetune.explain.Explanation;
import io.crema.finetune.explain.Faithfulness;
import io.crema.finetune.explain.IntegratedGradients;
import io.crema.finetune.view.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is to be said of an explanation, besides the example itself. */
final class ExplanationWords {
    private ExplanationWords() {}

    /** {@code Why positive (0.973)}, and which example it is. */
    static String title(Explanation explanation) {
        Explanation.Answer answer = explanation.answer();
        String said = answer.isProbability()
                ? String.format(Locale.ROOT, "Why %s (probability %.3f)", answer.label(), answer.output())
                : String.format(Locale.ROOT, "Why %s is %.4g", answer.label(), answer.output());
        return explanation.note().isEmpty() ? said : said + ", " + explanation.note();
    }

    /** What was divided among the parts, and how well. */
    static List<String> sentences(Explanation explanation) {
        Attribution attribution = explanation.attribution();
        Explanation.Answer answer = explanation.answer();
        List<String> sentences = new ArrayList<>();
        if (!answer.label().equals(answer.predicted())) {
            sentences.add("The model's own answer is " + answer.predicted() + ".");
        }
        sentences.add(String.format(
                Locale.ROOT,
                "The %s of %s is %s here%s. By %s.",
                answer.isProbability() ? "logit" : "number",
                answer.label(),
                number(attribution.score()),
                explanation.method().hasBaseline() ? compared(explanation) : "",
                attribution.how()));
        sentences.add(sum(explanation));
        explanation.explained().accept(new Remarks(attribution)).forEach(sentences::add);
        return sentences;
    }

    private static String compared(Explanation explanation) {
        Attribution attribution = explanation.attribution();
        return String.format(
                Locale.ROOT,
                " and %s with %s: %s to explain",
                number(attribution.baselineScore()),
                explanation.baseline().description(),
                signed(attribution.change()));
    }

    private static String sum(Explanation explanation) {
        Attribution attribution = explanation.attribution();
        if (!explanation.method().isComplete()) {
            return "With this method the " + explanation.explained().kind()
                    + " need not add up to the score; their sum is " + signed(attribution.sum()) + ".";
        }
        String error = attribution.change() == 0
                ? number(attribution.completenessError())
                : String.format(
                        Locale.ROOT,
                        "%s (%.2g %%)",
                        number(attribution.completenessError()),
                        100 * attribution.relativeError());
        String verdict = attribution.relativeError() > IntegratedGradients.TOLERANCE
                ? ": more than 1 %, with the most steps that are taken."
                : ".";
        return "Completeness error, the sum's distance from that: " + error + verdict;
    }

    /** What depends on the kind of example. */
    private record Remarks(Attribution attribution) implements Explained.Visitor<List<String>> {
        @Override
        public List<String> text(Explained.OfText text) {
            List<String> remarks = new ArrayList<>();
            if (!text.special().isEmpty()) {
                remarks.add("Tokens of no word (" + String.join(" ", text.special()) + "): "
                        + (attribution.apart() == 0
                                ? "as they are in the baseline too, so 0."
                                : signed(attribution.apart()) + "."));
            }
            if (text.cut() > 0) {
                remarks.add(String.format(
                        Locale.ROOT,
                        "The text is too long for the model: its last %,d tokens were cut off and had no part in this.",
                        text.cut()));
            }
            return remarks;
        }

        @Override
        public List<String> picture(Explained.OfPicture picture) {
            return List.of();
        }

        @Override
        public List<String> row(Explained.OfRow row) {
            return row.remarks();
        }
    }

    private static List<String> findings(Faithfulness found) {
        return List.of(
                "Comprehensiveness "
                        + area(found.comprehensiveness())
                        + ". It is how far the probability falls when the first parts are taken away; higher is better.",
                "Sufficiency "
                        + area(found.sufficiency())
                        + ". It is how far the probability falls when only the first parts are left; lower is better.",
                heads(found.heads()));
    }

    private static String heads(Faithfulness.RandomHeads heads) {
        return Double.isNaN(heads.signed())
                ? "There is nothing to rank under random heads: the parts are one, or all the same."
                : String.format(
                        Locale.ROOT,
                        "With random heads the rank correlation with this explanation is %.2f (from %.2f to %.2f over %d"
                                + " heads), of the sizes alone %.2f. An explanation of what the head learned is near 0.",
                        heads.signed(),
                        heads.lowest(),
                        heads.highest(),
                        heads.heads(),
                        heads.sizes());
    }

    private static String area(Faithfulness.Area area) {
        return String.format(
                Locale.ROOT,
                "%.3f; in random order %.3f, 95 %% of %d orders within [%.3f, %.3f]",
                area.value(),
                area.random(),
                area.orders(),
                area.lower(),
                area.upper());
    }

    /** Whether the explanation was seen to be true of the model, as a report. */
    static Report report(Faithfulness found) {
        return Report.titled("Is it faithful?")
                .findings("Mean over 0, 10, ... 100 % of the parts; seed " + found.seed(), findings(found));
    }

    /** {@code +0.83}. */
    static String signed(double value) {
        return (value < 0 ? "" : "+") + number(value);
    }

    private static String number(double value) {
        double size = Math.abs(value);
        String form = size >= 0.01 || value == 0 ? "%.3f" : "%.1e";
        return String.format(Locale.ROOT, form, value).replace('-', '\u2212');
    }
}
