package io.crema.finetune.model.bert;

import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.model.layer.Attention;
import io.crema.finetune.model.layer.LayerNorm;
import io.crema.finetune.model.layer.Linear;

/**
 * BERT's forward pass: token, position and segment embeddings, then post-norm transformer blocks. Families that were
 * pretrained otherwise but compute the same are made of it too.
 */
public record BertEncoder(BertConfig config) {

    /** INT64 (B, T) to (B, T, C); the mask has 1 at tokens and 0 at padding, which stands at the end. */
    public Tensor hiddenStates(Scope scope, Tensor ids, Tensor mask) {
        Tensor x = embeddings(scope.in("embeddings"), ids); // (B, T) -> (B, T, C)
        for (int layer = 0; layer < config.layers(); layer++) {
            x = block(scope.in("encoder").in("layer").in(Integer.toString(layer)), x, mask); // (B, T, C)
        }
        return x;
    }

    private Tensor embeddings(Scope scope, Tensor ids) {
        int size = config.hiddenSize();
        Tensor words =
                scope.in("word_embeddings").parameter("weight", config.tokens().vocabularySize(), size);
        Tensor positions = scope.in("position_embeddings")
                .parameter("weight", config.tokens().positions(), size);
        Tensor segments = scope.in("token_type_embeddings")
                .parameter("weight", config.tokens().types(), size);
        Tensor sum = words.embedding(ids) // (B, T, C)
                .plus(segments.select(0, 0)) // one text, so segment 0 throughout: (C)
                .plus(positions.narrow(
                        0, config.tokens().firstPosition(), ids.shape().dim(1))); // (T, C)
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

    /** The first token's vector, through the layer that pretraining put there: (B, T, C) to (B, C). */
    public Tensor pooler(Scope scope, Tensor hiddenStates) {
        Tensor first = hiddenStates.select(1, 0); // [CLS]: (B, T, C) -> (B, C)
        return Linear.of(scope.in("pooler").in("dense"), config.hiddenSize(), config.hiddenSize())
                .apply(first)
                .tanh();
    }
}
