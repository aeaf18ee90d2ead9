package io.crema.finetune.model;

import io.crema.finetune.expression.Dim;
import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.model.layer.Linear;

/**
 * What turns a text's tokens into a score for each label: pooling, dropout, one linear layer.
 *
 * @param labels how many
 * @param dropout in front of the linear layer, in [0,1)
 */
public record Head(Pooling pooling, int labels, double dropout) {

    /** One vector for the text: (B, T, C) to (B, C). */
    Tensor features(Backbone backbone, Scope root, Tensor hiddenStates, Tensor mask) {
        return pooling.pool(backbone, root.in(backbone.prefix()), hiddenStates, mask);
    }

    /** The scores: (B, C) to (B, labels). */
    Tensor logits(Scope root, Tensor features) {
        int size = (int) ((Dim.Fixed) features.shape().dim(-1)).length();
        return Linear.of(root.in("classifier"), size, labels).apply(features.dropout(dropout));
    }
}
