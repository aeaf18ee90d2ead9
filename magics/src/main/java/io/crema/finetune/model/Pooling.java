package io.crema.finetune.model;

import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.torchscript.Numerics;
import java.util.Locale;
import java.util.Optional;

/** How the vectors of a text's tokens become one. */
public enum Pooling {
    /** Their mean, padding left out (Reimers and Gurevych 2019, arXiv:1908.10084). */
    MEAN {
        @Override
        Tensor pool(TextBackbone backbone, Scope scope, Tensor hiddenStates, Tensor mask) {
            Tensor weight = mask.to(Dtype.FLOAT32).unsqueeze(-1); // (B, T, 1)
            Tensor sum = hiddenStates.times(weight).sum(1); // (B, C)
            return sum.dividedBy(weight.sum(1).atLeast(1e-9));
        }
    },
    /** The first token's. */
    CLS {
        @Override
        Tensor pool(TextBackbone backbone, Scope scope, Tensor hiddenStates, Tensor mask) {
            return hiddenStates.select(1, 0);
        }
    },
    /** The first token's, through the layer that pretraining put there. */
    OWN {
        @Override
        Tensor pool(TextBackbone backbone, Scope scope, Tensor hiddenStates, Tensor mask) {
            return backbone.pooler(scope, hiddenStates);
        }
    };

    abstract Tensor pool(TextBackbone backbone, Scope scope, Tensor hiddenStates, Tensor mask);

    /** What is stated; else what the makers put below their classifier, if the checkpoint has its weights. */
    static Pooling of(Optional<String> stated, Backbone backbone, Weights weights) {
        Network makers = Network.encoder(backbone, backbone.pooling(), Numerics.USUAL);
        Pooling usual = weights.hasAll(makers.parameters()) ? backbone.pooling() : MEAN;
        return stated.map(name -> valueOf(name.toUpperCase(Locale.ROOT))).orElse(usual);
    }
}
