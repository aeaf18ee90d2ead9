package io.crema.finetune.model.layer;

import io.crema.finetune.expression.Dim;
import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Sequences;
import io.crema.finetune.expression.Tensor;

/**
 * Multi-head scaled dot-product attention (Vaswani et al. 2017, arXiv:1706.03762). Prediction uses the fused kernel.
 *
 * @param heads how many
 * @param dropout of attention weights, in [0,1)
 */
public record Attention(int heads, double dropout) {

    /** Large enough to silence a padded key, and finite so that a row of padding alone stays a number. */
    private static final double SILENT = 1e30;

    /**
     * Attends.
     *
     * @param query (B, T, C), as {@code key} and {@code value}
     * @param mask INT64 (B, T), 1 at the keys to look at
     * @return (B, T, C)
     */
    public Tensor apply(Tensor query, Tensor key, Tensor value, Tensor mask) {
        if (query.training()) {
            // (B, T) -> (B, 1, 1, T): 0 where to look, very negative elsewhere
            Tensor bias =
                    mask.to(Dtype.FLOAT32).plus(-1).times(SILENT).unsqueeze(1).unsqueeze(1);
            return joined(query, weighted(scores(query, key).plus(bias), value));
        }
        Tensor visible = mask.to(Dtype.BOOL).unsqueeze(1).unsqueeze(1); // (B, 1, 1, T)
        return joined(query, Sequences.attend(split(query), split(key), split(value), visible));
    }

    /** The same, every query looking at every key. */
    public Tensor apply(Tensor query, Tensor key, Tensor value) {
        boolean drops = query.training() && dropout > 0;
        return joined(
                query,
                drops ? weighted(scores(query, key), value) : Sequences.attend(split(query), split(key), split(value)));
    }

    private Tensor scores(Tensor query, Tensor key) {
        double scale = 1 / Math.sqrt((double) size(query) / heads);
        return split(query.times(scale)).matmul(split(key).transpose(2, 3)); // (B, H, T, T)
    }

    private Tensor weighted(Tensor scores, Tensor value) {
        return scores.softmax(-1).dropout(dropout).matmul(split(value)); // (B, H, T, C/H)
    }

    private static Tensor joined(Tensor query, Tensor context) {
        // (B, H, T, C/H) -> (B, T, C)
        return context.transpose(1, 2)
                .reshape(query.shape().dim(0), query.shape().dim(1), size(query));
    }

    private Tensor split(Tensor x) {
        // (B, T, C) -> (B, T, H, C/H) -> (B, H, T, C/H)
        return x.view(x.shape().dim(0), x.shape().dim(1), heads, size(x) / heads)
                .transpose(1, 2);
    }

    private static long size(Tensor x) {
        return ((Dim.Fixed) x.shape().dim(2)).length();
    }
}
