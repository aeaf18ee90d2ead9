package io.crema.finetune.model.gpt2;

import io.crema.finetune.expression.Dim;
import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Sequences;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.model.CausalBackbone;
import io.crema.finetune.model.WeightNames;
import io.crema.finetune.model.layer.Attending;
import io.crema.finetune.model.layer.Conv1D;
import io.crema.finetune.model.layer.LayerNorm;
import io.crema.finetune.model.layer.Linear;
import java.util.List;
import java.util.Set;

/** GPT-2's forward pass: token and learned position embeddings, pre-norm transformer blocks, a norm at the end. */
record Gpt2Backbone(Gpt2Config config) implements CausalBackbone {
    private static final String PREFIX = "transformer";
    private static final WeightNames NAMES =
            new WeightNames(PREFIX, List.of("wte", "wpe", "h", "ln_f"), "h", List.of("ln_f"));

    @Override
    public Tensor hiddenStates(Scope root, Tensor ids, Tensor positions, Attending attending) {
        Scope scope = root.in(PREFIX);
        Tensor places = scope.in("wpe").parameter("weight", config.positions(), config.hiddenSize());
        Tensor x = tokens(root)
                .embedding(ids) // (B, T) -> (B, T, C)
                .plus(places.embedding(positions))
                .dropout(config.dropouts().embeddings());
        for (int block = 0; block < config.layers(); block++) {
            x = block(scope.in("h").in(Integer.toString(block)), block, x, attending); // (B, T, C)
        }
        return norm(scope.in("ln_f"), x);
    }

    private Tensor tokens(Scope root) {
        return root.in(PREFIX).in("wte").parameter("weight", config.vocabularySize(), config.hiddenSize());
    }

    private Tensor block(Scope scope, int block, Tensor x, Attending attending) {
        Tensor attended = attention(scope.in("attn"), block, norm(scope.in("ln_1"), x), attending);
        Tensor y = attended.dropoutPlus(config.dropouts().residual(), x);
        return wide(scope.in("mlp"), norm(scope.in("ln_2"), y))
                .dropoutPlus(config.dropouts().residual(), y);
    }

    private Tensor attention(Scope scope, int block, Tensor x, Attending attending) {
        int size = config.hiddenSize();
        Tensor all = Conv1D.of(scope.in("c_attn"), size, 3 * size).apply(x); // (B, T, 3C)
        Tensor seen = attending.attend(
                block,
                heads(all.narrow(-1, 0, size)),
                heads(all.narrow(-1, size, size)),
                heads(all.narrow(-1, 2L * size, size)));
        Tensor joined = seen.transpose(1, 2).reshape(x.shape().dim(0), x.shape().dim(1), size); // (B, T, C)
        return Conv1D.of(scope.in("c_proj"), size, size).apply(joined);
    }

    private Tensor heads(Tensor x) {
        Dim batch = x.shape().dim(0);
        Dim length = x.shape().dim(1);
        int size = config.hiddenSize() / config.heads();
        return x.view(batch, length, config.heads(), size).transpose(1, 2); // (B, T, C) -> (B, H, T, C/H)
    }

    private Tensor wide(Scope scope, Tensor x) {
        Tensor inner = Conv1D.of(scope.in("c_fc"), config.hiddenSize(), config.innerSize())
                .apply(x); // (B, T, F)
        return Conv1D.of(scope.in("c_proj"), config.innerSize(), config.hiddenSize())
                .apply(config.gelu() ? inner.gelu() : inner.geluTanh());
    }

    private Tensor norm(Scope scope, Tensor x) {
        return LayerNorm.of(scope, config.hiddenSize(), config.layerNormEpsilon())
                .apply(x);
    }

    @Override
    public Tensor logits(Scope root, Tensor hiddenStates) {
        return config.tied()
                ? Sequences.linear(hiddenStates, tokens(root))
                : Linear.of(root.in("lm_head"), config.hiddenSize(), config.vocabularySize(), false)
                        .apply(hiddenStates);
    }

    @Override
    public String description() {
        return "GPT-2, " + config.layers() + " layers of " + config.hiddenSize();
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
    public Set<Integer> endIds() {
        return config.endIds();
    }

    @Override
    public KeyValues keyValues() {
        return new KeyValues(config.heads(), config.hiddenSize() / config.heads());
    }

    @Override
    public double attentionDropout() {
        return config.dropouts().attention();
    }

    @Override
    public WeightNames names() {
        return NAMES;
    }
}
