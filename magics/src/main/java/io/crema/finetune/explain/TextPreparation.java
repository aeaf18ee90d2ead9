package io.crema.finetune.explain;

import io.crema.finetune.data.TokenizedText;
import io.crema.finetune.data.TokenizedText.Piece;
import io.crema.finetune.data.Tokens;
import io.crema.finetune.explain.Words.Word;
import io.crema.finetune.model.TextBackbone;
import io.crema.finetune.model.TextInputs;
import io.crema.finetune.model.TextPreprocessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Makes a text ready: its tokens' vectors are varied, and its words are the parts. */
record TextPreparation(TextPreprocessor preprocessor, AttributionBaseline baseline) {

    /** How many tokens are run at once; more are not faster, and take memory. */
    private static final int TOKENS_TOGETHER = 2048;

    /**
     * Makes ready.
     *
     * @throws IllegalArgumentException if there is no word in it, or the model has no such baseline
     */
    Prepared of(ExplainedModel model, String example) {
        baseline.requireForTexts();
        TokenizedText text = preprocessor.tokenizer().pieces(example);
        Words words = Words.of(text);
        if (words.words().isEmpty()) {
            throw new IllegalArgumentException("there is no word to explain in \"" + example + "\"");
        }
        Subject subject = subject(model, text.ids(), words.wordOf());
        var inputs = new TextInputs(Tokens.of(new int[][] {text.ids()}), preprocessor.backbone());
        return new Prepared(
                explained(text, words), subject, inputs, (asked, kept) -> asked.meaning(shortened(text, words, kept)));
    }

    /** Tokens with the part that each belongs to, or -1. */
    Subject subject(ExplainedModel model, int[] ids, List<Integer> parts) {
        float[] vectors = model.vectors(ids);
        int size = vectors.length / ids.length;
        float[] blank = blank(model, size);
        float[] absent = vectors.clone();
        for (int token = 0; token < ids.length; token++) {
            if (parts.get(token) >= 0) {
                System.arraycopy(blank, 0, absent, token * size, size);
            }
        }
        var layout = new Subject.Layout(
                List.of((long) ids.length, (long) size),
                number -> number / size,
                parts,
                Math.max(1, TOKENS_TOGETHER / ids.length));
        long[] mask = new long[ids.length];
        Arrays.fill(mask, 1);
        long[] row = Arrays.stream(ids).asLongStream().toArray();
        return new Subject(List.of(row, mask), layout, vectors, absent);
    }

    /** The vector of a word that is not there. */
    private float[] blank(ExplainedModel model, int size) {
        TextBackbone backbone = preprocessor.backbone();
        return switch (baseline) {
            case PAD -> model.vectors(new int[] {backbone.padId()});
            case MASK ->
                model.vectors(new int[] {
                    preprocessor
                            .tokenizer()
                            .maskId()
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "the model's tokenizer has no token that hides a word: use the baseline pad or"
                                            + " zero"))
                });
            case ZERO -> new float[size];
            case BLACK, MEAN, BLURRED ->
                throw new IllegalArgumentException("texts have no baseline " + baseline.label());
        };
    }

    private static Explained.OfText explained(TokenizedText text, Words words) {
        List<String> gaps = new ArrayList<>();
        int end = 0;
        for (Word word : words.words()) {
            gaps.add(text.text().substring(end, word.start()));
            end = word.end();
        }
        gaps.add(text.cut() > 0 ? "" : text.text().substring(end));
        List<String> special = IntStream.range(0, words.wordOf().size())
                .filter(token -> words.wordOf().get(token) < 0)
                .mapToObj(token -> text.pieces().get(token).token())
                .toList();
        return new Explained.OfText(words.words().stream().map(Word::text).toList(), gaps, special, text.cut());
    }

    /** The text's tokens without those of words that are not kept. */
    private TextInputs shortened(TokenizedText text, Words words, List<BitSet> kept) {
        int[][] rows = kept.stream()
                .map(set -> tokens(
                        text,
                        token -> words.wordOf().get(token) < 0
                                || set.get(words.wordOf().get(token))))
                .toArray(int[][]::new);
        return new TextInputs(Tokens.of(rows), preprocessor.backbone());
    }

    private static int[] tokens(TokenizedText text, IntPredicate kept) {
        List<Piece> pieces = text.pieces();
        return IntStream.range(0, pieces.size())
                .filter(kept)
                .map(token -> pieces.get(token).id())
                .toArray();
    }
}
