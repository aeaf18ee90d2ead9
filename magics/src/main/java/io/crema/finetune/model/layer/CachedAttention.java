package io.crema.finetune.model.layer;

import io.crema.finetune.expression.Dim;
import io.crema.finetune.expression.Sequences;
import io.crema.finetune.expression.Tensor;
import java.util.List;

/**
 * Attention of one new token over all before it, whose keys and values were kept. The token's own are written behind
 * them, into memory that has room for it.
 */
public final class CachedAttention implements Attending {
    private final List<Tensor> kept;

    /**
     * Continues.
     *
     * @param kept the keys and values of every block in turn, each (B, groups, S, size); the last of S is the new
     *     token's place
     */
    public CachedAttention(List<Tensor> kept) {
        this.kept = List.copyOf(kept);
    }

    @Override
    public Tensor attend(int block, Tensor queries, Tensor keys, Tensor values) {
        Tensor allKeys = Sequences.stored(kept.get(2 * block), keys);
        Tensor allValues = Sequences.stored(kept.get(2 * block + 1), values);
        int times = SegmentAttention.sharing(queries, keys);
        if (times == 1) {
            return Sequences.attend(queries, allKeys, allValues);
        }
        // heads that share keys stand as if they were several tokens of one head: nothing is repeated for them
        Dim rows = queries.shape().dim(0);
        Dim size = queries.shape().dim(3);
        Tensor together = queries.reshape(rows, keys.shape().dim(1), times, size); // (B, groups, times, size)
        return Sequences.attend(together, allKeys, allValues)
                .reshape(rows, queries.shape().dim(1), 1, size); // (B, heads, 1, size)
    }
}
