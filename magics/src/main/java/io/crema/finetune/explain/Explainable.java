package io.crema.finetune.explain;

import io.crema.finetune.model.Progress;

/** A model that scores answers to an example: a classifier its labels, a language model the tokens that come next. */
sealed interface Explainable permits LabelScores, TokenScores {

    /** What the model is called. */
    String name();

    /** What makes its examples ready. */
    Preparation preparation();

    /**
     * The model with its gradients, to be closed by the caller.
     *
     * @param progress asked between batches whether to go on
     */
    ExplainedModel open(Progress progress);

    /**
     * The place of an answer among the scores.
     *
     * @throws IllegalArgumentException if there is no such answer
     */
    int place(String answer);

    /** What people call the answer at a place. */
    String answer(int place);

    /** Whether what it says of an answer is a probability. */
    boolean isProbability();

    /**
     * Makes sure that an attribution can be held against those under other heads.
     *
     * @throws IllegalArgumentException if there is no head to exchange
     */
    void requireHead();
}
