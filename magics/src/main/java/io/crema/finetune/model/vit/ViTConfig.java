package io.crema.finetune.model.vit;

import io.crema.finetune.model.ModelConfig;

/**
 * What a ViT is made of, named as in its {@code config.json}.
 *
 * @param hiddenDropout of embeddings and of each block's two outputs, in [0,1)
 * @param initializerRange standard deviation of a new weight
 */
record ViTConfig(
        Pictures pictures,
        int hiddenSize,
        int layers,
        Attention attention,
        int intermediateSize,
        double layerNormEpsilon,
        double hiddenDropout,
        double initializerRange) {

    /**
     * What it looks at.
     *
     * @param size height and width, a multiple of {@code patch}
     * @param patch height and width of what becomes one vector
     */
    record Pictures(int channels, int size, int patch) {
        int patches() {
            return (size / patch) * (size / patch);
        }
    }

    record Attention(int heads, double dropout) {}

    /** Reads and checks all settings that change what is computed. */
    static ViTConfig read(ModelConfig config) {
        config.oneOf("hidden_act", "gelu");
        config.oneOf("qkv_bias", "true");
        int hidden = config.integer("hidden_size", 1, 768);
        int heads = config.integer("num_attention_heads", 1, 12);
        config.require(
                hidden % heads == 0, "hidden_size " + hidden + " is not a multiple of num_attention_heads " + heads);
        var pictures = new Pictures(
                config.integer("num_channels", 1, 3),
                config.integer("image_size", 1, 224),
                config.integer("patch_size", 1, 16));
        config.require(
                pictures.size() % pictures.patch() == 0,
                "image_size " + pictures.size() + " is not a multiple of patch_size " + pictures.patch());
        ViTConfig read = new ViTConfig(
                pictures,
                hidden,
                config.integer("num_hidden_layers", 1, 12),
                new Attention(heads, config.fraction("attention_probs_dropout_prob", 0)),
                config.integer("intermediate_size", 1, 3072),
                config.fraction("layer_norm_eps", 1e-12),
                config.fraction("hidden_dropout_prob", 0),
                config.fraction("initializer_range", 0.02));
        config.requireNothingElse("encoder_stride", "pooler_act", "pooler_output_size");
        config.check();
        return read;
    }
}
