package io.crema.finetune.model.bert;

import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.model.Pooling;
import io.crema.finetune.model.TextBackbone;
import io.crema.finetune.model.WeightNames;
import java.util.List;

/** BERT as pretrained: {@link BertEncoder} and, below a classifier, the pooler of next-sentence prediction. */
record BertBackbone(BertConfig config) implements TextBackbone {
    private static final WeightNames NAMES =
            new WeightNames("bert", List.of("embeddings", "encoder", "pooler"), "encoder.layer", List.of("pooler"));

    @Override
    public Tensor hiddenStates(Scope scope, Tensor ids, Tensor mask) {
        return new BertEncoder(config).hiddenStates(scope, ids, mask);
    }

    @Override
    public Tensor pooler(Scope scope, Tensor hiddenStates) {
        return new BertEncoder(config).pooler(scope, hiddenStates);
    }

    @Override
    public String description() {
        return "BERT, " + config.layers() + " layers of " + config.hiddenSize();
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
    public Pooling pooling() {
        return Pooling.OWN;
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
    public String weightName(String checkpointName) {
        return names().inModel(BertWeightNames.modern(checkpointName));
    }

    @Override
    public WeightNames names() {
        return NAMES;
    }
}
