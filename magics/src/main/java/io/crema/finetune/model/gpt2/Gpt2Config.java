package io.crema.finetune.model.gpt2;

import io.crema.finetune.model.ModelConfig;
import java.util.Set;

/**
 * What a GPT-2 is made of, named as in its {@code config.json}.
 *
 * @param gelu whether the wide layer's activation is the exact GELU instead of its tanh approximation
 * @param tied whether the head is the table of token embeddings
 */
record Gpt2Config(
        int vocabularySize,
        int hiddenSize,
        int layers,
        int heads,
        int innerSize,
        int positions,
        boolean gelu,
        double layerNormEpsilon,
        Dropouts dropouts,
        boolean tied,
        Set<Integer> endIds) {

    /** They speak of a classifier's head, of new weights, and of the same numbers computed in another order. */
    private static final String[] SILENT = {
        "initializer_range",
        "reorder_and_upcast_attn",
        "n_ctx",
        "summary_activation",
        "summary_first_dropout",
        "summary_proj_to_labels",
        "summary_type",
        "summary_use_proj"
    };

    /**
     * Dropout probabilities, in [0,1).
     *
     * @param residual of each block's two outputs
     */
    record Dropouts(double embeddings, double attention, double residual) {}

    /** Reads and checks all settings that change what is computed. */
    static Gpt2Config read(ModelConfig config) {
        config.oneOf("scale_attn_weights", "true");
        config.oneOf("scale_attn_by_inverse_layer_idx", "false");
        config.oneOf("add_cross_attention", "false");
        String activation = config.oneOf("activation_function", "gelu_new", "gelu_pytorch_tanh", "gelu");
        int hidden = config.size("n_embd");
        int heads = config.size("n_head");
        boolean bothKnown = hidden > 1 && heads > 1;
        config.require(!bothKnown || hidden % heads == 0, "n_embd " + hidden + " is not a multiple of n_head " + heads);
        var dropouts = new Dropouts(
                config.fraction("embd_pdrop", 0.1),
                config.fraction("attn_pdrop", 0.1),
                config.fraction("resid_pdrop", 0.1));
        Gpt2Config read = new Gpt2Config(
                config.size("vocab_size"),
                hidden,
                config.size("n_layer"),
                heads,
                config.integer("n_inner", 1, 4 * hidden),
                config.size("n_positions"),
                activation.equals("gelu"),
                config.fraction("layer_norm_epsilon", 1e-5),
                dropouts,
                config.oneOf("tie_word_embeddings", "true", "false").equals("true"),
                config.ids("eos_token_id"));
        config.requireNothingElse(SILENT);
        config.check();
        return read;
    }
}
