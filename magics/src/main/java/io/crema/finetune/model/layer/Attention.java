package io.crema.finetune.model.layer;

import io.crema.finetune.expression.Dim;
import io.crema.finetune.expression.Dtype;
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
        Dim batch = query.shape().dim(0);
        Dim length = query.shape().dim(1);
        long hidden = ((Dim.Fixed) query.shape().dim(2)).length();
        double scale = 1 / Math.sqrt((double) hidden / heads);

        Tensor context;
        if (query.training()) {
            // (B, T) -> (B, 1, 1, T): 0 where to look, very negative elsewhere
            Tensor bias =
                    mask.to(Dtype.FLOAT32).plus(-1).times(SILENT).unsqueeze(1).unsqueeze(1);
            Tensor scores = split(query.times(scale)).matmul(split(key).transpose(2, 3)); // (B, H, T, T)
            context = scores.plus(bias).softmax(-1).dropout(dropout).matmul(split(value));
        } else {
            Tensor visible = mask.to(Dtype.BOOL).unsqueeze(1).unsqueeze(1); // (B, 1, 1, T)
            context = split(query).attend(split(key), split(value), visible);
        }
        return context.transpose(1, 2).reshape(batch, length, hidden); // (B, H, T, C/H) -> (B, T, C)
    }

    private Tensor split(Tensor x) {
        Dim hidden = x.shape().dim(2);
        long size = ((Dim.Fixed) hidden).length() / heads;
        // (B, T, C) -> (B, T, H, C/H) -> (B, H, T, C/H)
        return x.view(x.shape().dim(0), x.shape().dim(1), heads, size).transpose(1, 2);
    }
}
