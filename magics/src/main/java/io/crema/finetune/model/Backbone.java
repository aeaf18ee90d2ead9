package io.crema.finetune.model;

import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;

/** The pretrained body of a text model: tokens in, a vector for every token out. */
public interface Backbone {

    /** What people call it: {@code BERT, 6 layers of 384}. */
    String description();

    /** Length C of a token's vector. */
    int hiddenSize();

    /** How many blocks it has, for freezing and for learning rates that decay by depth. */
    int layers();

    /** How many tokens it knows: ids are below this. */
    int vocabularySize();

    /** The most tokens it takes. */
    int maxLength();

    /** What its makers drop in front of a classifier, in [0,1). */
    double headDropout();

    /** Standard deviation of a new weight. */
    double initializerRange();

    /** The id that fills a batch's short rows. */
    int padId();

    /** The first part of its weights' names in a classifier: {@code bert}. */
    String prefix();

    /** The name in a classifier of a weight that a checkpoint calls otherwise. */
    String weightName(String checkpointName);

    /** The block that a weight belongs to, 0 for the embeddings, {@link #layers()} for the last block. */
    int depth(String weightName);

    /**
     * The forward pass.
     *
     * @param scope where the weights are named, at {@link #prefix()}
     * @param ids INT64 (B, T)
     * @param mask INT64 (B, T), 1 at tokens and 0 at padding
     * @return (B, T, C)
     */
    Tensor hiddenStates(Scope scope, Tensor ids, Tensor mask);

    /** The vector of a whole text that the pretraining made: (B, T, C) to (B, C). */
    Tensor pooler(Scope scope, Tensor hiddenStates);
}
