package io.crema.finetune.model;

import io.crema.finetune.expression.Dim;
import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.model.layer.Linear;

/** What turns an example's vector into a score for each label, or into whatever else is to be learned. */
@FunctionalInterface
public interface Head {

    /** (B, C) to (B, outputs). The names of its weights must not begin with the backbone's prefix. */
    Tensor logits(Scope root, Tensor features);

    /**
     * Dropout and one linear layer, called {@code classifier}.
     *
     * @param dropout in front of the layer, in [0,1)
     */
    static Head linear(int outputs, double dropout) {
        return (root, features) -> {
            int size = (int) ((Dim.Fixed) features.shape().dim(-1)).length();
            return Linear.of(root.in("classifier"), size, outputs).apply(features.dropout(dropout));
        };
    }
}
