package io.crema.finetune.data;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Cuts texts into tokens, as the model's own {@code tokenizer.json} says, and makes texts of tokens. Shortens nothing. */
public final class ReversibleTokenizer implements AutoCloseable {
    private final HuggingFaceTokenizer tokenizer;

    private ReversibleTokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /**
     * Reads a tokenizer.
     *
     * @param json the text of {@code tokenizer.json}; its own padding and truncation are put aside
     */
    public static ReversibleTokenizer fromJson(String json) {
        var options = Map.of("padding", "false", "truncation", "false");
        try (var stream = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))) {
            return new ReversibleTokenizer(HuggingFaceTokenizer.newInstance(stream, options));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read tokenizer.json: " + e.getMessage(), e);
        }
    }

    /** A text's tokens, with the special ones that the model wants around it. */
    public int[] whole(String text) {
        return ids(text, true);
    }

    /** The tokens of a text that goes on from another: nothing special is added. */
    public int[] part(String text) {
        return ids(text, false);
    }

    private int[] ids(String text, boolean special) {
        long[] ids = tokenizer.encode(text, special, false).getIds();
        return Arrays.stream(ids).mapToInt(Math::toIntExact).toArray();
    }

    /** A text's tokens, with the special ones that the model wants around it, and where in it each stands. */
    public TokenizedText pieces(String text) {
        Encoding encoding = tokenizer.encode(text, true, false);
        return TokenizedText.of(text, encoding, encoding.getIds().length);
    }

    /** The text that tokens stand for, special ones left out. Half a character becomes U+FFFD. */
    public String text(int... ids) {
        return tokenizer.decode(Arrays.stream(ids).asLongStream().toArray(), true);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
