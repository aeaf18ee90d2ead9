package io.crema.finetune.model.vit;

import io.crema.finetune.expression.Concatenation;
import io.crema.finetune.expression.Convolutions;
import io.crema.finetune.expression.Dim;
import io.crema.finetune.expression.Scope;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.model.ImageBackbone;
import io.crema.finetune.model.WeightNames;
import io.crema.finetune.model.layer.Attention;
import io.crema.finetune.model.layer.LayerNorm;
import io.crema.finetune.model.layer.Linear;

/** ViT's forward pass: patches as vectors behind a class token, pre-norm transformer blocks, the class token's vector. */
record ViTBackbone(ViTConfig config) implements ImageBackbone {

    @Override
    public Tensor features(Scope scope, Tensor pixels) {
        Tensor x = embeddings(scope.in("embeddings"), pixels); // (B, 3, H, W) -> (B, 1 + N, C), N patches
        for (int layer = 0; layer < config.layers(); layer++) {
            x = block(scope.in("encoder").in("layer").in(Integer.toString(layer)), x); // (B, 1 + N, C)
        }
        return norm(scope.in("layernorm"), x).select(1, 0); // (B, C)
    }

    private Tensor embeddings(Scope scope, Tensor pixels) {
        int size = config.hiddenSize();
        int patch = config.pictures().patch();
        int patches = config.pictures().patches();
        Dim batch = pixels.shape().dim(0);
        Scope projection = scope.in("patch_embeddings").in("projection");
        Tensor projected = Convolutions.conv2d( // (B, C, H/P, W/P)
                pixels,
                projection.parameter("weight", size, config.pictures().channels(), patch, patch),
                projection.parameter("bias", size),
                patch,
                0);
        Tensor vectors = projected.reshape(batch, size, patches).transpose(1, 2); // (B, N, C)
        Tensor first = scope.parameter("cls_token", 1, 1, size).expand(batch, 1, size);
        Tensor positions = scope.parameter("position_embeddings", 1, 1 + patches, size);
        return Concatenation.of(1, first, vectors).plus(positions).dropout(config.hiddenDropout());
    }

    private Tensor block(Scope scope, Tensor x) {
        int size = config.hiddenSize();
        int wide = config.intermediateSize();
        Tensor normed = norm(scope.in("layernorm_before"), x);
        Scope self = scope.in("attention").in("attention");
        Tensor attended = new Attention(
                        config.attention().heads(), config.attention().dropout())
                .apply(
                        Linear.of(self.in("query"), size, size).apply(normed),
                        Linear.of(self.in("key"), size, size).apply(normed),
                        Linear.of(self.in("value"), size, size).apply(normed));
        Tensor y = Linear.of(scope.in("attention").in("output").in("dense"), size, size)
                .apply(attended)
                .dropoutPlus(config.hiddenDropout(), x);
        Tensor inner = Linear.of(scope.in("intermediate").in("dense"), size, wide)
                .apply(norm(scope.in("layernorm_after"), y))
                .gelu(); // (B, 1 + N, F)
        return Linear.of(scope.in("output").in("dense"), wide, size)
                .apply(inner)
                .dropoutPlus(config.hiddenDropout(), y);
    }

    private Tensor norm(Scope scope, Tensor x) {
        return LayerNorm.of(scope, config.hiddenSize(), config.layerNormEpsilon())
                .apply(x);
    }

    @Override
    public String description() {
        return "ViT, " + config.layers() + " layers of " + config.hiddenSize() + ", patches of "
                + config.pictures().patch();
    }

    @Override
    public int channels() {
        return config.pictures().channels();
    }

    @Override
    public int imageSize() {
        return config.pictures().size();
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
    public double headDropout() {
        return 0;
    }

    @Override
    public double initializerRange() {
        return config.initializerRange();
    }

    @Override
    public String weightName(String checkpointName) {
        return ViTWeightNames.inModel(checkpointName);
    }

    @Override
    public WeightNames names() {
        return ViTWeightNames.NAMES;
    }
}
