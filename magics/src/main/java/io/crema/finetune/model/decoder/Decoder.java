package io.crema.finetune.model.decoder;

import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Sequences;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.model.CausalBackbone;
import io.crema.finetune.model.WeightNames;
import io.crema.finetune.model.layer.Attending;
import io.crema.finetune.model.layer.Linear;
import io.crema.finetune.model.layer.RmsNorm;
import java.util.List;
import java.util.Set;

/** The forward pass: token embeddings, pre-norm blocks that turn queries and keys by position, a norm at the end. */
public record Decoder(DecoderConfig config) implements CausalBackbone {
    private static final String PREFIX = "model";
    private static final WeightNames NAMES =
            new WeightNames(PREFIX, List.of("embed_tokens", "layers", "norm"), "layers", List.of("norm"));

    /** The cosines and sines of every token's position, (B, 1, T, size / 2) each. */
    private record Turns(Tensor cosines, Tensor sines) {
        Tensor of(Tensor heads) {
            return Sequences.rotated(heads, cosines, sines);
        }
    }

    @Override
    public Tensor hiddenStates(Scope root, Tensor ids, Tensor positions, Attending attending) {
        Scope scope = root.in(PREFIX);
        double[] frequencies =
                config.frequencies().stream().mapToDouble(Double::doubleValue).toArray();
        Tensor angles = Sequences.angles(positions, frequencies);
        var turns = new Turns(Sequences.cosine(angles), Sequences.sine(angles));
        Tensor x = tokens(root).embedding(ids); // (B, T) -> (B, T, C)
        for (int block = 0; block < config.layers(); block++) {
            x = block(scope.in("layers").in(Integer.toString(block)), block, x, turns, attending); // (B, T, C)
        }
        return norm(scope.in("norm"), x);
    }

    private Tensor tokens(Scope root) {
        return root.in(PREFIX).in("embed_tokens").parameter("weight", config.vocabularySize(), config.hiddenSize());
    }

    private Tensor block(Scope scope, int block, Tensor x, Turns turns, Attending attending) {
        Tensor attended =
                attention(scope.in("self_attn"), block, norm(scope.in("input_layernorm"), x), turns, attending);
        Tensor y = x.plus(attended);
        return y.plus(wide(scope.in("mlp"), norm(scope.in("post_attention_layernorm"), y)));
    }

    private Tensor attention(Scope scope, int block, Tensor x, Turns turns, Attending attending) {
        DecoderConfig.Heads heads = config.heads();
        int width = heads.queries() * heads.size();
        Tensor seen = attending.attend(
                block,
                turns.of(heads(scope.in("q_proj"), x, heads.queries())), // (B, H, T, size)
                turns.of(heads(scope.in("k_proj"), x, heads.groups())), // (B, groups, T, size)
                heads(scope.in("v_proj"), x, heads.groups()));
        Tensor joined = seen.transpose(1, 2).reshape(x.shape().dim(0), x.shape().dim(1), width); // (B, T, H·size)
        return linear(
                scope.in("o_proj"), width, config.hiddenSize(), config.biases().output(), joined);
    }

    private Tensor heads(Scope scope, Tensor x, int heads) {
        int size = config.heads().size();
        return linear(scope, config.hiddenSize(), heads * size, config.biases().inputs(), x)
                .view(x.shape().dim(0), x.shape().dim(1), heads, size)
                .transpose(1, 2); // (B, T, heads·size) -> (B, heads, T, size)
    }

    /** The gated wide layer (Shazeer 2020, arXiv:2002.05202). */
    private Tensor wide(Scope scope, Tensor x) {
        int size = config.hiddenSize();
        int inner = config.innerSize();
        boolean biased = config.biases().wide();
        Tensor gate = Sequences.silu(linear(scope.in("gate_proj"), size, inner, biased, x)); // (B, T, F)
        Tensor up = linear(scope.in("up_proj"), size, inner, biased, x); // (B, T, F)
        return linear(scope.in("down_proj"), inner, size, biased, gate.times(up));
    }

    private static Tensor linear(Scope scope, int in, int out, boolean biased, Tensor x) {
        return Linear.of(scope, in, out, biased).apply(x);
    }

    private Tensor norm(Scope scope, Tensor x) {
        return RmsNorm.of(scope, config.hiddenSize(), config.normEpsilon()).apply(x);
    }

    @Override
    public Tensor logits(Scope root, Tensor hiddenStates) {
        return config.tied()
                ? Sequences.linear(hiddenStates, tokens(root))
                : linear(root.in("lm_head"), config.hiddenSize(), config.vocabularySize(), false, hiddenStates);
    }

    @Override
    public String description() {
        return config.family() + ", " + config.layers() + " layers of " + config.hiddenSize();
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
        return config.maxLength();
    }

    @Override
    public Set<Integer> endIds() {
        return config.endIds();
    }

    @Override
    public KeyValues keyValues() {
        return new KeyValues(config.heads().groups(), config.heads().size());
    }

    @Override
    public double attentionDropout() {
        return config.attentionDropout();
    }

    @Override
    public WeightNames names() {
        return NAMES;
    }
}
