package io.crema.finetune.model.bert;

import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.model.Head;
import io.crema.finetune.model.Pooling;
import io.crema.finetune.model.TextBackbone;
import io.crema.finetune.model.layer.Attention;
import io.crema.finetune.model.layer.LayerNorm;
import io.crema.finetune.model.layer.Linear;

/** BERT's forward pass: token, position and segment embeddings, then post-norm transformer blocks. */
record BertBackbone(BertConfig config) implements TextBackbone {

    @Override
    public Tensor hiddenStates(Scope scope, Tensor ids, Tensor mask) {
        Tensor x = embeddings(scope.in("embeddings"), ids); // (B, T) -> (B, T, C)
        for (int layer = 0; layer < config.layers(); layer++) {
            x = block(scope.in("encoder").in("layer").in(Integer.toString(layer)), x, mask); // (B, T, C)
        }
        return x;
    }

    private Tensor embeddings(Scope scope, Tensor ids) {
        int size = config.hiddenSize();
        Tensor words = scope.in("word_embeddings").parameter("weight", config.vocabularySize(), size);
        Tensor positions = scope.in("position_embeddings").parameter("weight", config.positions(), size);
        Tensor segments = scope.in("token_type_embeddings").parameter("weight", config.tokenTypes(), size);
        Tensor sum = words.embedding(ids) // (B, T, C)
                .plus(segments.select(0, 0)) // one text, so segment 0 throughout: (C)
                .plus(positions.first(0, ids.shape().dim(1))); // (T, C)
        return norm(scope, sum).dropout(config.hiddenDropout());
    }

    private Tensor block(Scope scope, Tensor x, Tensor mask) {
        int size = config.hiddenSize();
        Scope self = scope.in("attention").in("self");
        Tensor attended = new Attention(
                        config.attention().heads(), config.attention().dropout())
                .apply(
                        Linear.of(self.in("query"), size, size).apply(x),
                        Linear.of(self.in("key"), size, size).apply(x),
                        Linear.of(self.in("value"), size, size).apply(x),
                        mask);
        Tensor y = residual(scope.in("attention").in("output"), size, attended, x);
        Tensor wide = Linear.of(scope.in("intermediate").in("dense"), size, config.intermediateSize())
                .apply(y)
                .gelu(); // (B, T, F)
        return residual(scope.in("output"), config.intermediateSize(), wide, y);
    }

    /** {@code LayerNorm(residual + dropout(dense(x)))}. */
    private Tensor residual(Scope scope, int in, Tensor x, Tensor residual) {
        Tensor projected = Linear.of(scope.in("dense"), in, config.hiddenSize()).apply(x);
        return norm(scope, projected.dropoutPlus(config.hiddenDropout(), residual));
    }

    private Tensor norm(Scope scope, Tensor x) {
        return LayerNorm.of(scope.in("LayerNorm"), config.hiddenSize(), config.layerNormEpsilon())
                .apply(x);
    }

    @Override
    public Tensor pooler(Scope scope, Tensor hiddenStates) {
        Tensor first = hiddenStates.select(1, 0); // [CLS]: (B, T, C) -> (B, C)
        return Linear.of(scope.in("pooler").in("dense"), config.hiddenSize(), config.hiddenSize())
                .apply(first)
                .tanh();
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
        return config.vocabularySize();
    }

    @Override
    public int maxLength() {
        return config.positions();
    }

    @Override
    public Pooling pooling() {
        return Pooling.OWN;
    }

    @Override
    public Head head(int outputs) {
        return Head.linear(outputs, headDropout());
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
        return config.padId();
    }

    @Override
    public String prefix() {
        return "bert";
    }

    @Override
    public String weightName(String checkpointName) {
        return BertWeightNames.inClassifier(checkpointName);
    }

    @Override
    public int depth(String weightName) {
        boolean pooler = weightName.startsWith(prefix() + ".pooler.");
        return pooler ? config.layers() : BertWeightNames.depth(weightName);
    }
}
