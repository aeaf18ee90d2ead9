package io.crema.finetune.explain;

import io.crema.finetune.data.TokenizedText;
import io.crema.finetune.data.TokenizedText.Piece;
import io.crema.finetune.data.Tokens;
import io.crema.finetune.model.TextBackbone;
import io.crema.finetune.model.TextInputs;
import io.crema.finetune.model.TextPreprocessor;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Makes a text ready: its tokens' vectors are varied, and its words are the parts. */
record TextPreparation(TextPreprocessor preprocessor) implements Preparation {

    @Override
    public String examples() {
        return preprocessor.kind();
    }

    @Override
    public Map<AttributionBaseline, String> baselines() {
        Map<AttributionBaseline, String> baselines = new LinkedHashMap<>();
        baselines.put(AttributionBaseline.PAD, "[PAD] in place of every word");
        baselines.put(AttributionBaseline.MASK, "[MASK] in place of every word");
        baselines.put(AttributionBaseline.ZERO, "a vector of zeros in place of every word");
        return baselines;
    }

    @Override
    public Prepared of(ExplainedModel model, String example, AttributionBaseline baseline) {
        TokenizedText text = preprocessor.tokenizer().pieces(example);
        Words words = Words.of(text);
        if (words.words().isEmpty()) {
            throw new IllegalArgumentException("there is no word to explain in \"" + example + "\"");
        }
        Subject subject = subject(model, text.ids(), words.wordOf(), blank(model, baseline));
        var inputs = new TextInputs(Tokens.of(new int[][] {text.ids()}), preprocessor.backbone());
        return new Prepared(
                words.explained(text),
                subject,
                asked -> asked.meaning(inputs)[0],
                (asked, kept) -> asked.meaning(shortened(text, words, kept)));
    }

    private static Subject subject(ExplainedModel model, int[] ids, List<Integer> parts, float[] blank) {
        long[] row = Arrays.stream(ids).asLongStream().toArray();
        long[] mask = new long[ids.length];
        Arrays.fill(mask, 1);
        return Subject.ofVectors(List.of(row, mask), model.vectors(row, mask), blank, parts);
    }

    /** The vector of a word that is not there. */
    private float[] blank(ExplainedModel model, AttributionBaseline baseline) {
        TextBackbone backbone = preprocessor.backbone();
        return switch (baseline) {
            case PAD -> vector(model, backbone.padId());
            case MASK ->
                vector(
                        model,
                        preprocessor
                                .tokenizer()
                                .maskId()
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "the model's tokenizer has no token that hides a word: use the baseline pad or"
                                                + " zero")));
            case ZERO -> new float[vector(model, backbone.padId()).length];
            case BLACK, MEAN, BLURRED ->
                throw new IllegalArgumentException("texts have no baseline " + baseline.label());
        };
    }

    private static float[] vector(ExplainedModel model, int id) {
        return model.vectors(new long[] {id}, new long[] {1});
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
