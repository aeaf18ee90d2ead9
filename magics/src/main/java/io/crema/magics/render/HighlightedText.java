package io.crema.magics.render;

import io.crema.finetune.explain.Explained;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A text whose words are marked by what they did. The sign is told by colour, by the line below (solid for the label, dashed
 * against it) and by a raised sign; the size by the line's width and the ground. Long texts are cut to what matters.
 */
record HighlightedText(Explained.OfText text, List<Double> values) {
    private static final int WHOLE_UP_TO = 80;
    private static final int AROUND = 6;
    private static final int FOREMOST = 10;

    /** From this share of the greatest on a word is signed. */
    private static final double STRONG = 0.25;

    private static final double FAINT = 0.05;

    String html() {
        var html = new StringBuilder("<p style=\"margin:6px 0;max-width:720px;line-height:1.9\">");
        write(html, true);
        return html.append("</p>").toString();
    }

    /** Strong words with their values behind them: {@code not[+0.83] bad at all}. */
    String plain() {
        var plain = new StringBuilder();
        write(plain, false);
        return plain.toString().strip();
    }

    private void write(StringBuilder into, boolean asHtml) {
        BitSet shown = shown();
        double greatest = values.stream().mapToDouble(Math::abs).max().orElse(0);
        int hidden = 0;
        for (int word = 0; word < values.size(); word++) {
            if (!shown.get(word)) {
                hidden++;
                continue;
            }
            String gap = hidden > 0 ? omitted(hidden) : text.gaps().get(word);
            hidden = 0;
            into.append(asHtml ? Html.text(gap) : gap);
            double strength = greatest == 0 ? 0 : values.get(word) / greatest;
            into.append(asHtml ? marked(word, strength) : bracketed(word, strength));
        }
        String end = hidden > 0 ? omitted(hidden) : text.gaps().get(values.size());
        into.append(asHtml ? Html.text(end) : end);
    }

    private static String omitted(int words) {
        return String.format(Locale.ROOT, " [\u2026 %,d word%s \u2026] ", words, words == 1 ? "" : "s");
    }

    private String bracketed(int word, double strength) {
        String value = Math.abs(strength) < STRONG ? "" : "[" + ExplanationWords.signed(values.get(word)) + "]";
        return text.parts().get(word) + value;
    }

    private String marked(int word, double strength) {
        String plain = Html.text(text.parts().get(word));
        double size = Math.abs(strength);
        if (size < FAINT) {
            return plain;
        }
        boolean against = strength < 0;
        String colour = against ? "213,94,0" : "0,114,178";
        String sign = size < STRONG ? "" : "<sup>" + (against ? "\u2212" : "+") + "</sup>";
        return String.format(
                Locale.ROOT,
                "<span title=\"%s\" style=\"background:rgba(%s,%.2f);border-bottom:%dpx %s rgba(%s,.9);padding:1px 2px\">%s%s"
                        + "</span>",
                ExplanationWords.signed(values.get(word)),
                colour,
                .08 + .37 * size,
                Math.max(1, Math.round(4 * size)),
                against ? "dashed" : "solid",
                colour,
                plain,
                sign);
    }

    /** All words of a short text; of a long one the first, and the neighbours of those that did most. */
    private BitSet shown() {
        int count = values.size();
        var shown = new BitSet();
        if (count <= WHOLE_UP_TO) {
            shown.set(0, count);
            return shown;
        }
        shown.set(0, AROUND / 2);
        IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer word) -> -Math.abs(values.get(word))))
                .limit(FOREMOST)
                .forEach(word -> shown.set(Math.max(0, word - AROUND), Math.min(count, word + AROUND + 1)));
        return shown;
    }
}
