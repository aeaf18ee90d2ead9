package io.crema.finetune.explain;

import io.crema.finetune.data.TokenizedText;
import io.crema.finetune.model.LanguageModel;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.LongStream;

/** Makes a text that a language model goes on with ready: its tokens' vectors are varied, and its words are the parts. */
record PromptPreparation(LanguageModel model) implements Preparation {

    @Override
    public String examples() {
        return "texts to be continued";
    }

    /**
     * Such models have no token that fills texts up, and the one that ends texts stands for it. Zeros are no usual
     * baseline: a body without biases divides by a vector's size, so that all that it says happens next to them.
     */
    @Override
    public Map<AttributionBaseline, String> baselines() {
        Map<AttributionBaseline, String> baselines = new LinkedHashMap<>();
        if (end().isPresent()) {
            baselines.put(AttributionBaseline.PAD, "the token that ends texts in place of every word");
        }
        baselines.put(AttributionBaseline.ZERO, "a vector of zeros in place of every word");
        return baselines;
    }

    private OptionalInt end() {
        return model.backbone().endIds().stream().mapToInt(Integer::intValue).min();
    }

    @Override
    public Prepared of(ExplainedModel asked, String example, AttributionBaseline baseline) {
        int[] ids = model.prompt(example);
        int most = model.backbone().maxLength();
        if (ids.length > most) {
            throw new IllegalArgumentException(
                    "the text has " + ids.length + " tokens, but " + model.name() + " takes " + most + ". Shorten it");
        }
        TokenizedText whole = model.tokenizer().pieces(example);
        var text = new TokenizedText(whole.text(), whole.pieces().subList(0, ids.length), ids.length);
        Words words = Words.of(text);
        if (words.words().isEmpty()) {
            throw new IllegalArgumentException("there is no word to explain in \"" + example + "\"");
        }
        long[] row = Arrays.stream(ids).asLongStream().toArray();
        long[] positions = LongStream.range(0, ids.length).toArray();
        long[] segments = new long[ids.length];
        float[] vectors = asked.vectors(row, positions, segments);
        float[] blank = baseline == AttributionBaseline.PAD
                ? asked.vectors(new long[] {end().orElseThrow()}, new long[] {0}, new long[] {0})
                : new float[vectors.length / ids.length];
        Subject subject = Subject.ofVectors(List.of(row, positions, segments), vectors, blank, words.wordOf());
        var all = new BitSet();
        all.set(0, subject.parts());
        return new Prepared(
                words.explained(text),
                subject,
                answering -> answering.meaning(subject, List.of(all))[0],
                (answering, kept) -> answering.meaning(subject, kept));
    }
}
