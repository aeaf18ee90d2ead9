package io.crema.finetune.model;

import ai.djl.ndarray.types.Shape;
import io.crema.finetune.data.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Texts as tokens. A batch is their ids and a mask, INT64 (B, T), filled up to the longest among its texts. */
public record TextInputs(Tokens tokens, TextBackbone backbone) implements Inputs {

    @Override
    public int size() {
        return tokens.size();
    }

    @Override
    public int cost(int row) {
        return tokens.length(row);
    }

    @Override
    public Optional<String> fingerprint() {
        var fingerprint = new Fingerprint();
        for (int row = 0; row < size(); row++) {
            fingerprint.with(tokens.row(row));
        }
        return Optional.of(fingerprint.hex());
    }

    /**
     * Fills up.
     *
     * @throws IllegalArgumentException if an id is not in the backbone's vocabulary: the native side would not say so
     */
    @Override
    public Batch batch(int... rows) {
        int longest = Arrays.stream(rows).map(tokens::length).max().orElse(0);
        long[] ids = new long[rows.length * longest];
        long[] mask = new long[ids.length];
        Arrays.fill(ids, backbone.padId());
        for (int b = 0; b < rows.length; b++) {
            int[] row = tokens.row(rows[b]);
            for (int t = 0; t < row.length; t++) {
                if (row[t] < 0 || row[t] >= backbone.vocabularySize()) {
                    throw new IllegalArgumentException("the tokenizer gives id " + row[t] + ", but the model knows "
                            + backbone.vocabularySize() + " tokens. Use the tokenizer.json that came with the model");
                }
                ids[b * longest + t] = row[t];
                mask[b * longest + t] = 1;
            }
        }
        Shape shape = new Shape(rows.length, longest);
        return Batch.of(manager -> List.of(manager.create(ids, shape), manager.create(mask, shape)));
    }

    @Override
    public Optional<TextLengths> lengths() {
        int longestKept = IntStream.range(0, size()).map(tokens::length).max().orElse(0);
        return Optional.of(new TextLengths(tokens.lengths(), size(), tokens.truncated(), longestKept));
    }

    @Override
    public List<String> remarks() {
        int cut = tokens.truncated();
        int longestKept = IntStream.range(0, size()).map(tokens::length).max().orElse(0);
        if (cut == 0) {
            return List.of();
        }
        return List.of(
                size() == 1
                        ? String.format(
                                Locale.ROOT,
                                "The text is longer than %,d tokens, and what is behind them was not read.",
                                longestKept)
                        : String.format(
                                Locale.ROOT,
                                "Of %,d texts %,d are longer than %,d tokens, and what is behind them was not read.",
                                size(),
                                cut,
                                longestKept));
    }
}
