package io.crema.finetune.model.distilbert;

import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.model.Head;
import io.crema.finetune.model.Pooling;
import io.crema.finetune.model.TextBackbone;
import io.crema.finetune.model.WeightNames;
import io.crema.finetune.model.layer.Attention;
import io.crema.finetune.model.layer.LayerNorm;
import io.crema.finetune.model.layer.Linear;
import java.util.List;

/** DistilBERT's forward pass: token and position embeddings, then post-norm transformer blocks. */
record DistilBertBackbone(DistilBertConfig config) implements TextBackbone {
    private static final double EPSILON = 1e-12;
    private static final WeightNames NAMES =
            new WeightNames("distilbert", List.of("embeddings", "transformer"), "transformer.layer");

    @Override
    public Tensor hiddenStates(Scope scope, Tensor ids, Tensor mask) {
        Tensor x = embeddings(scope.in("embeddings"), ids); // (B, T) -> (B, T, C)
        for (int layer = 0; layer < config.layers(); layer++) {
            x = block(scope.in("transformer").in("layer").in(Integer.toString(layer)), x, mask); // (B, T, C)
        }
        return x;
    }

    private Tensor embeddings(Scope scope, Tensor ids) {
        int size = config.size();
        Tensor words = scope.in("word_embeddings").parameter("weight", vocabularySize(), size);
        Tensor positions = scope.in("position_embeddings").parameter("weight", maxLength(), size);
        Tensor sum = words.embedding(ids) // (B, T, C)
                .plus(positions.first(0, ids.shape().dim(1))); // (T, C)
        return norm(scope.in("LayerNorm"), sum).dropout(config.dropout());
    }

    private Tensor block(Scope scope, Tensor x, Tensor mask) {
        int size = config.size();
        Scope self = scope.in("attention");
        Tensor attended = new Attention(
                        config.attention().heads(), config.attention().dropout())
                .apply(
                        Linear.of(self.in("q_lin"), size, size).apply(x),
                        Linear.of(self.in("k_lin"), size, size).apply(x),
                        Linear.of(self.in("v_lin"), size, size).apply(x),
                        mask);
        Tensor projected = Linear.of(self.in("out_lin"), size, size).apply(attended);
        Tensor y = norm(scope.in("sa_layer_norm"), projected.plus(x)); // no dropout here
        Scope forward = scope.in("ffn");
        Tensor wide =
                Linear.of(forward.in("lin1"), size, config.innerSize()).apply(y).gelu(); // (B, T, F)
        Tensor narrow = Linear.of(forward.in("lin2"), config.innerSize(), size).apply(wide);
        return norm(scope.in("output_layer_norm"), narrow.dropoutPlus(config.dropout(), y));
    }

    private Tensor norm(Scope scope, Tensor x) {
        return LayerNorm.of(scope, config.size(), EPSILON).apply(x);
    }

    /** It was pretrained without one: the first token's vector as it is. */
    @Override
    public Tensor pooler(Scope scope, Tensor hiddenStates) {
        return hiddenStates.select(1, 0); // (B, T, C) -> (B, C)
    }

    @Override
    public Pooling pooling() {
        return Pooling.CLS;
    }

    @Override
    public Head head(int outputs) {
        return (root, first) -> {
            Tensor inner = Linear.of(root.in("pre_classifier"), hiddenSize(), hiddenSize())
                    .apply(first)
                    .relu(); // (B, C)
            return Linear.of(root.in("classifier"), hiddenSize(), outputs).apply(inner.dropout(headDropout()));
        };
    }

    @Override
    public String description() {
        return "DistilBERT, " + config.layers() + " layers of " + config.size();
    }

    @Override
    public int hiddenSize() {
        return config.size();
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
        return config.tokens().positions();
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
