package io.crema.finetune.model.layer;

import io.crema.finetune.expression.Dim;
import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Sequences;
import io.crema.finetune.expression.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Attention over whole rows: every token sees those of its own segment up to itself. It remembers the keys and values
 * of every block, for a cache to begin with.
 */
public final class SegmentAttention implements Attending {

    /** Large enough to silence a key, and finite so that every row of scores stays a number. */
    private static final double SILENT = 1e30;

    private final Tensor visible;
    private final double dropout;
    private final List<Tensor> seen = new ArrayList<>();

    /**
     * Prepares the mask.
     *
     * @param segments INT64 (B, T), which text of its row each token belongs to
     * @param dropout of attention weights, in [0,1)
     */
    public SegmentAttention(Tensor segments, double dropout) {
        this.visible = Sequences.visible(segments); // (B, 1, T, T)
        this.dropout = dropout;
    }

    @Override
    public Tensor attend(int block, Tensor queries, Tensor keys, Tensor values) {
        seen.add(keys);
        seen.add(values);
        int times = sharing(queries, keys);
        Tensor allKeys = Sequences.repeatedHeads(keys, times); // (B, groups, T, size) -> (B, heads, T, size)
        Tensor allValues = Sequences.repeatedHeads(values, times);
        if (!queries.training() || dropout == 0) {
            return Sequences.attend(queries, allKeys, allValues, visible);
        }
        long size = ((Dim.Fixed) queries.shape().dim(3)).length();
        Tensor bias = visible.to(Dtype.FLOAT32).plus(-1).times(SILENT); // 0 where to look, very negative elsewhere
        Tensor scores = queries.times(1 / Math.sqrt((double) size)).matmul(allKeys.transpose(2, 3)); // (B, heads, T, T)
        return scores.plus(bias).softmax(-1).dropout(dropout).matmul(allValues);
    }

    /** How many heads of queries share a head of keys. */
    static int sharing(Tensor queries, Tensor keys) {
        long heads = ((Dim.Fixed) queries.shape().dim(1)).length();
        return Math.toIntExact(heads / ((Dim.Fixed) keys.shape().dim(1)).length());
    }

    /** The keys and values of every block in turn, each (B, groups, T, size). */
    public List<Tensor> seen() {
        return List.copyOf(seen);
    }
}
