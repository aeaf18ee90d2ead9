package io.crema.finetune.model.layer;

import io.crema.finetune.expression.Tensor;

/**
 * How the tokens of a causal model look at each other. A family gives the vectors of the new tokens and gets what they
 * saw; which tokens came before, and where these are kept, is not its concern.
 */
public interface Attending {

    /**
     * Attends.
     *
     * @param block which of the model's blocks asks, from 0
     * @param queries (B, heads, T, size)
     * @param keys (B, groups, T, size), heads being a multiple of groups (Ainslie et al. 2023, arXiv:2305.13245)
     * @param values like keys
     * @return (B, heads, T, size)
     */
    Tensor attend(int block, Tensor queries, Tensor keys, Tensor values);
}
