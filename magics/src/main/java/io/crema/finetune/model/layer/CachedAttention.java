package io.crema.finetune.model.layer;

import io.crema.finetune.expression.Sequences;
import io.crema.finetune.expression.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Attention of one new token over all before it, whose keys and values were kept. It remembers both with the new
 * token's behind, for the token after.
 */
public final class CachedAttention implements Attending {
    private final List<Tensor> kept;
    private final List<Tensor> seen = new ArrayList<>();

    /**
     * Continues.
     *
     * @param kept the keys and values of every block in turn, each (B, groups, S, size)
     */
    public CachedAttention(List<Tensor> kept) {
        this.kept = List.copyOf(kept);
    }

    @Override
    public Tensor attend(int block, Tensor queries, Tensor keys, Tensor values) {
        Tensor allKeys = extended(kept.get(2 * block), keys);
        Tensor allValues = extended(kept.get(2 * block + 1), values);
        int times = SegmentAttention.sharing(queries, keys);
        return Sequences.attend(
                queries, Sequences.repeatedHeads(allKeys, times), Sequences.repeatedHeads(allValues, times));
    }

    private Tensor extended(Tensor before, Tensor token) {
        Tensor all = Sequences.appended(before, token); // (B, groups, S+1, size)
        seen.add(all);
        return all;
    }

    /** The keys and values of every block in turn, each (B, groups, S+1, size). */
    public List<Tensor> seen() {
        return List.copyOf(seen);
    }
}
