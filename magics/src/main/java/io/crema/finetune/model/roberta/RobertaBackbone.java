package io.crema.finetune.model.roberta;

import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.model.Head;
import io.crema.finetune.model.Pooling;
import io.crema.finetune.model.TextBackbone;
import io.crema.finetune.model.WeightNames;
import io.crema.finetune.model.bert.BertConfig;
import io.crema.finetune.model.bert.BertEncoder;
import io.crema.finetune.model.layer.Linear;
import java.util.List;

/** BERT's encoder, with RoBERTa's positions and classifier. */
record RobertaBackbone(BertConfig config) implements TextBackbone {
    private static final WeightNames NAMES =
            new WeightNames("roberta", List.of("embeddings", "encoder", "pooler"), "encoder.layer", List.of("pooler"));

    @Override
    public Tensor hiddenStates(Scope scope, Tensor ids, Tensor mask) {
        return new BertEncoder(config).hiddenStates(scope, ids, mask);
    }

    @Override
    public Tensor pooler(Scope scope, Tensor hiddenStates) {
        return new BertEncoder(config).pooler(scope, hiddenStates);
    }

    /** The classifier takes the first token's vector as it is. */
    @Override
    public Pooling pooling() {
        return Pooling.CLS;
    }

    @Override
    public Head head(int outputs) {
        return (root, first) -> {
            Scope scope = root.in("classifier");
            Tensor inner = Linear.of(scope.in("dense"), hiddenSize(), hiddenSize())
                    .apply(first.dropout(headDropout()))
                    .tanh(); // (B, C)
            return Linear.of(scope.in("out_proj"), hiddenSize(), outputs).apply(inner.dropout(headDropout()));
        };
    }

    @Override
    public String description() {
        return "RoBERTa, " + config.layers() + " layers of " + config.hiddenSize();
    }

    @Override
    public int hiddenSize() {
        return config.hiddenSize();
    }

    @Override
    public int layers() {
        return config.layers();
    }

    @Override
    public int vocabularySize() {
        return config.tokens().vocabularySize();
    }

    @Override
    public int maxLength() {
        return config.tokens().maxLength();
    }

    @Override
    public double headDropout() {
        return config.classifierDropout();
    }

    @Override
    public double initializerRange() {
        return config.initializerRange();
    }

    @Override
    public int padId() {
        return config.tokens().padId();
    }

    @Override
    public WeightNames names() {
        return NAMES;
    }
}
