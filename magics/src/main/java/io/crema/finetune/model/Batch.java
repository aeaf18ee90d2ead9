package io.crema.finetune.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import io.crema.finetune.data.Tokens;
import io.crema.finetune.engine.Torch;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Some rows of tokens, filled up to the longest among them. Closing it frees its arrays.
 *
 * @param ids INT64 (B, T)
 * @param mask INT64 (B, T), 1 at tokens and 0 at what was filled
 */
public record Batch(PtNDManager manager, NDArray ids, NDArray mask) implements AutoCloseable {

    /**
     * Fills up.
     *
     * @param rows which rows of the tokens, in the order of the batch
     * @throws IllegalArgumentException if an id is not in the backbone's vocabulary: the native side would not say so
     */
    public static Batch of(Tokens tokens, int[] rows, Backbone backbone) {
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
        PtNDManager manager = Torch.newManager();
        Shape shape = new Shape(rows.length, longest);
        return NativeMemory.orRelease(
                () -> new Batch(manager, manager.create(ids, shape), manager.create(mask, shape)), manager);
    }

    /** All rows in batches of texts of like length, the longest first, so that little is filled and memory fails early. */
    static List<int[]> byLength(Tokens tokens, int size) {
        int[] rows = IntStream.range(0, tokens.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer row) -> -tokens.length(row)))
                .mapToInt(Integer::intValue)
                .toArray();
        return IntStream.iterate(0, start -> start < rows.length, start -> start + size)
                .mapToObj(start -> Arrays.copyOfRange(rows, start, Math.min(start + size, rows.length)))
                .toList();
    }

    @Override
    public void close() {
        manager.close();
    }
}
