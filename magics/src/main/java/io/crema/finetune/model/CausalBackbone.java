package io.crema.finetune.model;

import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.model.layer.Attending;
import java.util.Set;

/** The body of a language model that writes from left to right: tokens in, a score for every next token out. */
public interface CausalBackbone extends Body {

    /** How many tokens V it knows: ids are below this. */
    int vocabularySize();

    /** The most tokens it takes. */
    int maxLength();

    /** The tokens that end a text; there may be none. */
    Set<Integer> endIds();

    /** The keys, or the values, that a block keeps of a token. */
    KeyValues keyValues();

    /** Of attention weights while it is trained, in [0,1). */
    double attentionDropout();

    /**
     * The forward pass.
     *
     * @param root where names begin
     * @param ids INT64 (B, T)
     * @param positions INT64 (B, T), each token's place in its text, from 0
     * @return (B, T, C)
     */
    Tensor hiddenStates(Scope root, Tensor ids, Tensor positions, Attending attending);

    /** The score of every token to come next: (..., C) to (..., V). */
    Tensor logits(Scope root, Tensor hiddenStates);

    /**
     * What is kept of a token.
     *
     * @param groups heads of keys, which several heads of queries may share
     * @param size of a head's vector
     */
    record KeyValues(int groups, int size) {}
}
